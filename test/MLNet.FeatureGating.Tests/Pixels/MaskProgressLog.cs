using MLNet.FeatureGating.Masks;

namespace MLNet.FeatureGating.Tests.Pixels;

/// <summary>Keeps every report, at once and on the same thread.</summary>
internal sealed class MaskProgressLog(Action<MaskTrainingProgress>? onReport = null) : IProgress<MaskTrainingProgress>
{
    public List<MaskTrainingProgress> Reports { get; } = [];

    public void Report(MaskTrainingProgress value)
    {
        Reports.Add(value);
        onReport?.Invoke(value);
    }
}
