using MLNet.FeatureGating.Masks;
using MLNet.FeatureGating.Torch.Tests.Data;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNet.FeatureGating.Torch.Tests.Masks.Laws;

/// <summary>Noise of masks, in single precision (the managed engine's) and in double (torch's).</summary>
[TestClass]
public sealed class MaskNoiseTests
{
    private static readonly Device Cpu = device(DeviceType.CPU);

    [TestMethod]
    [DataRow(ScalarType.Float32, false)]
    [DataRow(ScalarType.Float32, true)]
    [DataRow(ScalarType.Float64, false)]
    [DataRow(ScalarType.Float64, true)]
    public void Draw_Generator_DecidesItAndMovesOn(ScalarType type, bool isLogistic)
    {
        using var scope = NewDisposeScope();
        using var one = new Generator(7);
        using var same = new Generator(7);

        Tensor first = Draw(isLogistic, 5, 7, type, one);
        Tensor second = Draw(isLogistic, 5, 7, type, one);

        CollectionAssert.AreEqual(new long[] { 5, 7 }, first.shape);
        Assert.AreEqual(type, first.dtype);
        CollectionAssert.AreEqual(Tensors.Values(first), Tensors.Values(Draw(isLogistic, 5, 7, type, same)));
        Assert.IsEmpty(Tensors.Values(first).Intersect(Tensors.Values(second)));
        Assert.HasCount(35, Tensors.Values(first).Distinct());
    }

    [TestMethod]
    [DataRow(ScalarType.Float32, false)]
    [DataRow(ScalarType.Float32, true)]
    [DataRow(ScalarType.Float64, true)]
    public void Draw_ManyNumbers_HaveTheirVariance(ScalarType type, bool isLogistic)
    {
        using var scope = NewDisposeScope();
        using var generator = new Generator(7);

        double[] numbers = Tensors.Values(Draw(isLogistic, 333, 333, type, generator));

        double variance = isLogistic ? Math.PI * Math.PI / 3 : 1;
        Assert.AreEqual(0, numbers.Average(), 0.02);
        Assert.AreEqual(variance, numbers.Average(number => number * number), 0.03 * variance);
    }

    private static Tensor Draw(bool isLogistic, int rows, int columns, ScalarType type, Generator generator) => isLogistic
        ? MaskNoise.Logistic(rows, columns, type, Cpu, generator)
        : MaskNoise.Normal(rows, columns, type, Cpu, generator);
}
