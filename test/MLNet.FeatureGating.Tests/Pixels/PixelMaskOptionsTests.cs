using MLNet.FeatureGating.Masks;
using MLNet.FeatureGating.Pixels;
using MLNet.FeatureGating.Tests.Support;
using MLNet.FeatureGating.Training;
using Microsoft.ML.Transforms.Image;

namespace MLNet.FeatureGating.Tests.Pixels;

[TestClass]
public sealed class PixelMaskOptionsTests
{
    private static readonly PixelMaskOptions Defaults = new();

    public static IEnumerable<(string, Func<PixelMaskOptions>)> OutOfRange =>
    [
        .. Numbers(nameof(Defaults.LearningRate), value => new() { LearningRate = value }, 0, -1, 1e-60),
        .. Numbers(nameof(Defaults.MaskLearningRate), value => new() { MaskLearningRate = value }, 0, -1),
        .. Numbers(nameof(Defaults.AdversarialReconstructionWeight), value => new() { AdversarialReconstructionWeight = value }, 0, -1),
        .. Numbers(nameof(Defaults.ValidationFraction), value => new() { ValidationFraction = value }, -0.1, 0.91, 1),
        (nameof(Defaults.PixelCount), () => new() { PixelCount = 0 }),
        (nameof(Defaults.PixelCount), () => new() { PixelCount = -1 }),
        (nameof(Defaults.Method), () => new() { Method = (PixelMaskMethod)99 }),
        (nameof(Defaults.Output), () => new() { Output = (PixelMaskOutput)99 }),
        (nameof(Defaults.Colors), () => new() { Colors = 0 }),
        (nameof(Defaults.Colors), () => new() { Colors = (ImagePixelExtractingEstimator.ColorBits)16 }),
        (nameof(Defaults.Reconstructor), () => new() { Reconstructor = (ReconstructorKind)99 }),
        (nameof(Defaults.HiddenUnits), () => new() { HiddenUnits = [8, 0] }),
        (nameof(Defaults.Steps), () => new() { Steps = 0 }),
        (nameof(Defaults.RefitSteps), () => new() { RefitSteps = -1 }),
        (nameof(Defaults.BatchSize), () => new() { BatchSize = 1 }),
        (nameof(Defaults.Device), () => new() { Device = (ComputeDevice)99 }),
        (nameof(Defaults.Threads), () => new() { Threads = 0 }),
    ];

    public static IEnumerable<(string, Func<PixelReconstructionOptions>)> ReconstructionOutOfRange =>
    [
        (nameof(PixelReconstructionOptions.Output), () => new() { Output = (PixelReconstructionOutput)99 }),
        (nameof(PixelReconstructionOptions.ImageScale), () => new() { ImageScale = 0 }),
        (nameof(PixelReconstructionOptions.ImageScale), () => new() { ImageScale = -1 }),
        (nameof(PixelReconstructionOptions.ImageScale), () => new() { ImageScale = double.NaN }),
        (nameof(PixelReconstructionOptions.ImageScale), () => new() { ImageScale = double.PositiveInfinity }),
        (nameof(PixelReconstructionOptions.BatchSize), () => new() { BatchSize = 0 }),
    ];

    [TestMethod]
    [DynamicData(nameof(OutOfRange))]
    public void Set_OutOfRange_ThrowsNamingTheProperty(string property, Func<PixelMaskOptions> create) => AssertRefused(property, () => create());

    [TestMethod]
    [DynamicData(nameof(ReconstructionOutOfRange))]
    public void Set_ReconstructionOutOfRange_ThrowsNamingTheProperty(string property, Func<PixelReconstructionOptions> create) =>
        AssertRefused(property, () => create());

    [TestMethod]
    [DataRow(new double[0])]
    [DataRow(new[] { 0.0, 0 })]
    [DataRow(new[] { 1.0, -1 })]
    [DataRow(new[] { 1.0, double.NaN })]
    [DataRow(new[] { 1.0, double.PositiveInfinity })]
    public void Set_PixelWeightsOutOfRange_ThrowsNamingThem(double[] weights) => Refusal.Throws<ArgumentException>(
        () => _ = new PixelMaskOptions { PixelWeights = weights }, nameof(Defaults.PixelWeights), "at least 0", "not all 0");

    [TestMethod]
    public void Set_Nothing_Throws()
    {
        Assert.ThrowsExactly<ArgumentNullException>(() => new PixelMaskOptions { HiddenUnits = null! });
        Assert.ThrowsExactly<ArgumentNullException>(() => new PixelMaskOptions { ExcludedPixels = null! });
    }

    [TestMethod]
    public void Set_EdgesOfRanges_AreTaken()
    {
        var options = new PixelMaskOptions
        {
            PixelCount = 1,
            HiddenUnits = [],
            Steps = 1,
            RefitSteps = 0,
            BatchSize = 2,
            ValidationFraction = 0.9,
            MaskLearningRate = null,
            AdversarialReconstructionWeight = null,
            PixelWeights = [0, 1],
            Colors = ImagePixelExtractingEstimator.ColorBits.All,
        };

        Assert.IsEmpty(options.HiddenUnits);
        Assert.AreEqual(2, options.PixelWeights!.Count);
        Assert.AreEqual(0, new PixelMaskOptions { ValidationFraction = 0 }.ValidationFraction);
    }

    [TestMethod]
    public void Set_Lists_AreCopied()
    {
        int[] widths = [8, 4];
        int[] excluded = [1, 2];
        double[] weights = [1, 2];
        var options = new PixelMaskOptions { HiddenUnits = widths, ExcludedPixels = excluded, PixelWeights = weights };

        (widths[0], excluded[0], weights[0]) = (99, 99, 99);

        CollectionAssert.AreEqual(new[] { 8, 4 }, options.HiddenUnits.ToArray());
        CollectionAssert.AreEqual(new[] { 1, 2 }, options.ExcludedPixels.ToArray());
        CollectionAssert.AreEqual(new[] { 1.0, 2 }, options.PixelWeights!.ToArray());
    }

    [TestMethod]
    public void Defaults_Always_AreAsDocumented()
    {
        Assert.AreEqual(30, Defaults.PixelCount);
        Assert.IsNull(Defaults.Method);
        Assert.AreEqual(PixelMaskOutput.Masked, Defaults.Output);
        Assert.IsNull(Defaults.Grid);
        Assert.IsNull(Defaults.IsInterleaved);
        Assert.AreEqual(ImagePixelExtractingEstimator.ColorBits.Rgb, Defaults.Colors);
        Assert.IsEmpty(Defaults.ExcludedPixels);
        Assert.IsNull(Defaults.PixelWeights);
        Assert.AreEqual(ReconstructorKind.Dense, Defaults.Reconstructor);
        CollectionAssert.AreEqual(new[] { 256, 256 }, Defaults.HiddenUnits.ToArray());
        Assert.AreEqual((4000, 4000, 256), (Defaults.Steps, Defaults.RefitSteps, Defaults.BatchSize));
        Assert.AreEqual(0.001, Defaults.LearningRate);
        Assert.IsNull(Defaults.MaskLearningRate);
        Assert.IsNull(Defaults.AdversarialReconstructionWeight);
        Assert.AreEqual(0.1, Defaults.ValidationFraction);
        Assert.IsNull(Defaults.Seed);
        Assert.AreEqual(ComputeDevice.Auto, Defaults.Device);
        Assert.AreEqual(1, Defaults.Threads);
        Assert.IsNull(Defaults.Progress);
        Assert.AreEqual(new() { Output = PixelReconstructionOutput.Vector, ImageScale = 1, BatchSize = 256 }, new PixelReconstructionOptions());
    }

    private static void AssertRefused(string property, Func<object> create)
    {
        ArgumentOutOfRangeException exception = Assert.ThrowsExactly<ArgumentOutOfRangeException>(create);

        Assert.AreEqual(property, exception.ParamName);
        Assert.Contains($"{property} must be", exception.Message);
    }

    // What no real-valued property takes, beside its own.
    private static IEnumerable<(string, Func<PixelMaskOptions>)> Numbers(
        string property, Func<double, PixelMaskOptions> create, params double[] values) =>
        values.Concat([double.NaN, double.PositiveInfinity, double.NegativeInfinity])
            .Select(value => (property, new Func<PixelMaskOptions>(() => create(value))));
}
