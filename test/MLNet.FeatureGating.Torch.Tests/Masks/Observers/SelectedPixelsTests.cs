using MLNet.FeatureGating.Masks;
using MLNet.FeatureGating.Torch.Tests.Data;
using MLNet.FeatureGating.Training;
using MLNet.FeatureGating.Training.Tests.Assertions;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNet.FeatureGating.Torch.Tests.Masks.Observers;

/// <summary>What networks see of given pixels.</summary>
[TestClass]
public sealed class SelectedPixelsTests
{
    private static readonly Device Cpu = device(DeviceType.CPU);

    [TestMethod]
    [DataRow(1)]
    [DataRow(2)]
    public void See_PlacesKept_LeavesOtherPixelsZero(int channels)
    {
        using var scope = NewDisposeScope();
        var grid = new PixelGrid(1, 3, channels);
        Tensor images = Tensors.StandardNormal(1, 4, grid.ValueCount);
        var pixels = new SelectedPixels([2, 0], grid, keepsPlaces: true, Cpu);

        double[] seen = Tensors.Values(pixels.See(images));

        Close.Numbers([.. Tensors.Values(images).Select((value, i) => i % 3 == 1 ? 0 : value)], seen, 0);
        Assert.AreEqual(grid.ValueCount, pixels.ValueCount);
    }

    [TestMethod]
    public void See_PlacesNotKept_GivesChannelsOneAfterAnother()
    {
        using var scope = NewDisposeScope();
        Tensor images = Tensors.Single([.. Enumerable.Range(0, 24).Select(i => (double)i)], 2, 12);
        var pixels = new SelectedPixels([3, 1], new(2, 2, 3), keepsPlaces: false, Cpu);

        double[] seen = Tensors.Values(pixels.See(images));

        Close.Numbers([3, 1, 7, 5, 11, 9, 15, 13, 19, 17, 23, 21], seen, 0);
        Assert.AreEqual(6, pixels.ValueCount);
    }
}
