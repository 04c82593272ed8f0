using MLNet.FeatureGating.Pixels;
using MLNet.FeatureGating.Training;
using Microsoft.ML;

namespace MLNet.FeatureGating.Tests.Pixels;

/// <summary>Fits selections of pixels in one line.</summary>
internal static class Picking
{
    /// <summary>Hardly any training, where what is learnt does not matter.</summary>
    public static PixelMaskOptions Hasty { get; } = new()
    {
        Method = PixelMaskMethod.CorrelatedLogitNormal,
        PixelCount = 5,
        HiddenUnits = [8],
        Steps = 30,
        RefitSteps = 30,
        BatchSize = 32,
        LearningRate = 0.01,
        Seed = 5,
        Device = ComputeDevice.Cpu,
    };

    /// <summary>Enough training for the small images.</summary>
    public static PixelMaskOptions Learning { get; } = Hasty with
    {
        PixelCount = 6,
        HiddenUnits = [32],
        Steps = 300,
        RefitSteps = 300,
        ValidationFraction = 0.2,
    };

    /// <summary>Fits a selection to rows.</summary>
    public static PixelMaskTransformer Fit(
        IReadOnlyList<PixelRow> rows, PixelMaskOptions? options = null, int channels = 1, string input = "Features", string? label = null)
    {
        var mlContext = new MLContext(seed: 1);
        return Fit(mlContext, mlContext.Load(rows, channels), options, input, label);
    }

    /// <summary>Fits a selection to a view.</summary>
    public static PixelMaskTransformer Fit(
        MLContext mlContext, IDataView view, PixelMaskOptions? options = null, string input = "Features", string? label = null) =>
        mlContext.Transforms.SelectPixelsByLogitNormalMask("Kept", input, label, options ?? Hasty).Fit(view);

    /// <summary>The two selections are the same, bit for bit.</summary>
    public static void AssertSame(PixelMaskTransformer expected, PixelMaskTransformer actual)
    {
        CollectionAssert.AreEqual(expected.SelectedPixels.ToArray(), actual.SelectedPixels.ToArray());
        CollectionAssert.AreEqual(expected.Probabilities.ToArray(), actual.Probabilities.ToArray());
        CollectionAssert.AreEqual(expected.LogitCovariance.ToArray(), actual.LogitCovariance.ToArray());
        Assert.HasCount(expected.MaskSamples.Count, actual.MaskSamples);
        foreach ((IReadOnlyList<bool> first, IReadOnlyList<bool> second) in expected.MaskSamples.Zip(actual.MaskSamples))
        {
            CollectionAssert.AreEqual(first.ToArray(), second.ToArray());
        }

        Assert.AreEqual(expected.JointError, actual.JointError);
        Assert.AreEqual(expected.RefitError, actual.RefitError);
        Assert.AreEqual(expected.BaselineError, actual.BaselineError);
    }
}
