using System.Diagnostics;
using MLNet.FeatureGating.Masks;

namespace MLNet.FeatureGating.Tool.Terminal;

/// <summary>Shows the stages of a selection of pixels one after another, each with the time that it will take.</summary>
/// <param name="display">Shows it.</param>
/// <param name="stageCount">The number of stages.</param>
internal sealed class MaskProgress(ProgressDisplay display, int stageCount) : IProgress<MaskTrainingProgress>
{
    private static readonly TimeSpan Start = TimeSpan.FromSeconds(1);

    private readonly Stopwatch _clock = new();
    private string? _phase;
    private int _stage;
    private int _first;

    public void Report(MaskTrainingProgress value)
    {
        if (value.Phase != _phase)
        {
            // What a stage begins with, code to be compiled among it, tells nothing of the steps to come.
            _phase = value.Phase;
            _stage++;
            _first = value.Step;
            _clock.Restart();
        }

        TimeSpan? remaining = _clock.Elapsed > Start && value.Step > _first
            ? _clock.Elapsed / (value.Step - _first) * (value.Steps - value.Step)
            : null;
        display.Show(stageCount > 1 ? $"{value.Phase} ({_stage} of {stageCount})" : value.Phase, value.Step, value.Steps, remaining);
    }
}
