using MLNet.FeatureGating.Masks;
using MLNet.FeatureGating.Training;

namespace MLNet.FeatureGating.Pixels;

/// <summary>What came of a selection of pixels.</summary>
internal sealed class PixelSelection
{
    public required PixelLayout Layout { get; init; }

    public required PixelScaling Scaling { get; init; }

    /// <summary>The pixels, the first by rank first.</summary>
    public required IReadOnlyList<int> Selected { get; init; }

    public required IReadOnlyList<double> Probabilities { get; init; }

    /// <summary>Mean squared errors in the units of the pixels; of classification, the part of wrong answers.</summary>
    public required double JointError { get; init; }

    public required double RefitError { get; init; }

    public required double BaselineError { get; init; }

    public required IReadOnlyList<IReadOnlyList<bool>> Samples { get; init; }

    public required ReadOnlyMemory<float> LogitCovariance { get; init; }

    /// <summary>Makes images of the pixels; null where no network was trained.</summary>
    public required ImageReconstructor? Reconstructor { get; init; }

    public required LearningTask Task { get; init; }
}
