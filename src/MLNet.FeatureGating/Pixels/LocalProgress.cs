using MLNet.FeatureGating.Masks;
using MLNet.FeatureGating.Training.Linear;

namespace MLNet.FeatureGating.Pixels;

/// <summary>Passes on how far a locally linear selection is.</summary>
/// <param name="progress">Who is told.</param>
/// <param name="count">The number of pixels to select.</param>
internal sealed class LocalProgress(IProgress<MaskTrainingProgress> progress, int count) : IProgress<LocalSelectionProgress>
{
    public void Report(LocalSelectionProgress value) =>
        progress.Report(new("swaps of pixels", value.TryCount, value.MaximumTryCount, double.NaN, 0, count));
}
