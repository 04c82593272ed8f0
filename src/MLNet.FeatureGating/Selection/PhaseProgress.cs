using MLNet.FeatureGating.Training;

namespace MLNet.FeatureGating.Selection;

/// <summary>Passes on how far a training has got, and says which of a selection's trainings it is.</summary>
internal sealed class PhaseProgress : IProgress<TrainingProgress>
{
    private readonly IProgress<TrainingProgress> _progress;
    private readonly TrainingPhase _phase;

    private PhaseProgress(IProgress<TrainingProgress> progress, TrainingPhase phase)
    {
        _progress = progress;
        _phase = phase;
    }

    public static IProgress<TrainingProgress>? Of(IProgress<TrainingProgress>? progress, TrainingPhase phase) =>
        progress is null ? null : new PhaseProgress(progress, phase);

    public void Report(TrainingProgress value) => _progress.Report(value with { Phase = _phase });
}
