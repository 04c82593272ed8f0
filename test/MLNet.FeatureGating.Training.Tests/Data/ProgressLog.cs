namespace MLNet.FeatureGating.Training.Tests.Data;

/// <summary>Keeps every report, and does something at each, on the thread that trains.</summary>
internal sealed class ProgressLog(Action<TrainingProgress>? action = null) : IProgress<TrainingProgress>
{
    public List<TrainingProgress> Reports { get; } = [];

    public void Report(TrainingProgress value)
    {
        Reports.Add(value);
        action?.Invoke(value);
    }
}
