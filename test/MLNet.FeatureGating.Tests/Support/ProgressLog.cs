using MLNet.FeatureGating.Training;

namespace MLNet.FeatureGating.Tests.Support;

/// <summary>Keeps every report, at once and on the same thread, unlike <see cref="Progress{T}"/>.</summary>
internal sealed class ProgressLog(Action<TrainingProgress>? onReport = null) : IProgress<TrainingProgress>
{
    public List<TrainingProgress> Reports { get; } = [];

    public void Report(TrainingProgress value)
    {
        Reports.Add(value);
        onReport?.Invoke(value);
    }
}
