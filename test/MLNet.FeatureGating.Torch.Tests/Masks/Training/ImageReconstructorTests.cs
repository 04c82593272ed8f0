using MLNet.FeatureGating.Masks;
using MLNet.FeatureGating.Training;
using MLNet.FeatureGating.Training.Tests.Assertions;

namespace MLNet.FeatureGating.Torch.Tests.Masks.Training;

/// <summary>Images made of their selected pixels.</summary>
[TestClass]
public sealed class ImageReconstructorTests
{
    private static readonly PixelGrid Grid = new(4, 5, 3);
    private static readonly ImageSet Images = LatentImages.Create(30, size: Grid);

    public static IEnumerable<object[]> Kinds =>
        from method in new[] { MaskMethod.CorrelatedLogitNormal, MaskMethod.ConcreteAutoencoder }
        from kind in Enum.GetValues<ReconstructorKind>()
        select new object[] { method, kind };

    [TestMethod]
    [DynamicData(nameof(Kinds))]
    public void Reconstruct_ManyImages_AreWhatEachOfThemIsAlone(MaskMethod method, ReconstructorKind kind)
    {
        using MaskTrainingResult result = Train(method, kind);
        float[] values = Values(7);

        float[] together = result.Reconstructor.Reconstruct(values);

        float[] alone = [.. Enumerable.Range(0, 7).SelectMany(image => result.Reconstructor.Reconstruct(Images.ImageAt(image)))];
        Close.Numbers(alone, together, 1e-5);
        Assert.HasCount(values.Length, together);
        Assert.IsTrue(together.All(value => value is > 0 and < 1));
    }

    [TestMethod]
    [DynamicData(nameof(Kinds))]
    public void Reconstruct_PixelsThatAreNotSelected_AreNotLookedAt(MaskMethod method, ReconstructorKind kind)
    {
        using MaskTrainingResult result = Train(method, kind);
        float[] values = Values(2);
        float[] expected = result.Reconstructor.Reconstruct(values);

        for (int i = 0; i < values.Length; i++)
        {
            values[i] = result.Selected.Contains(i % Grid.PixelCount) ? values[i] : float.NaN;
        }

        CollectionAssert.AreEqual(expected, result.Reconstructor.Reconstruct(values));
        for (int channel = 0; channel < 3; channel++)
        {
            float[] moved = [.. values];
            moved[(channel * Grid.PixelCount) + result.Selected[0]] += 0.5f;
            CollectionAssert.AreNotEqual(expected, result.Reconstructor.Reconstruct(moved), "Those that are selected are, in all channels.");
        }
    }

    [TestMethod]
    public void Reconstruct_PartOfAnImage_SaysWhatIsExpected()
    {
        using MaskTrainingResult result = Train(MaskMethod.CorrelatedLogitNormal, ReconstructorKind.Dense);

        ArgumentException e = Assert.ThrowsExactly<ArgumentException>(() => result.Reconstructor.Reconstruct(new float[61]));

        Assert.Contains("whole images of 4 x 5 x 3, 60 values each, but there are 61", e.Message);
        Assert.IsEmpty(result.Reconstructor.Reconstruct([]));
        Assert.AreEqual(Grid, result.Reconstructor.Grid);
    }

    [TestMethod]
    public void Reconstruct_Disposed_Throws()
    {
        MaskTrainingResult result = Train(MaskMethod.CorrelatedLogitNormal, ReconstructorKind.Dense);
        result.Dispose();

        Assert.ThrowsExactly<ObjectDisposedException>(() => result.Reconstructor.Reconstruct(Values(1)));
        result.Dispose();
    }

    private static float[] Values(int images) => [.. Enumerable.Range(0, images).SelectMany(image => Images.ImageAt(image).ToArray())];

    private static MaskTrainingResult Train(MaskMethod method, ReconstructorKind kind) => new MaskTrainer(new()
    {
        Method = method,
        Reconstructor = kind,
        HiddenUnits = [16],
        Filters = 2,
        ResidualBlocks = 1,
        Steps = 8,
        RefitSteps = 20,
        BatchSize = 10,
        Device = ComputeDevice.Cpu,
    }).Train(Images, null, 4);
}
