using MLNet.FeatureGating.Masks;

namespace MLNet.FeatureGating.Torch.Tests.Masks.Training;

/// <summary>Keeps every report, and does something at each, on the thread that trains.</summary>
internal sealed class MaskProgressLog(Action<MaskTrainingProgress>? action = null) : IProgress<MaskTrainingProgress>
{
    public List<MaskTrainingProgress> Reports { get; } = [];

    public void Report(MaskTrainingProgress value)
    {
        Reports.Add(value);
        action?.Invoke(value);
    }
}
