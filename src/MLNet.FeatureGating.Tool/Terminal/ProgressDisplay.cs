using System.Diagnostics;
using MLNet.FeatureGating.Search;
using MLNet.FeatureGating.Training;

namespace MLNet.FeatureGating.Tool.Terminal;

/// <summary>Shows the progress of experiments and of single trainings, whatever thread reports it.</summary>
internal sealed class ProgressDisplay : IProgress<LambdaExperimentProgress>, IProgress<TrainingProgress>, IDisposable
{
    private static readonly TimeSpan Start = TimeSpan.FromSeconds(2);

    private readonly IProgressWriter _writer;
    private readonly Lock _lock;
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private bool _isOver;

    /// <summary>Initializes a new instance of the <see cref="ProgressDisplay"/> class.</summary>
    /// <param name="writer">Shows it.</param>
    /// <param name="consoleLock">Held by whoever writes to the console.</param>
    public ProgressDisplay(IProgressWriter writer, Lock consoleLock)
    {
        _writer = writer;
        _lock = consoleLock;
    }

    public void Report(LambdaExperimentProgress value) => Show(value.Stage, value.Completed, value.Total, value.Remaining);

    public void Report(TrainingProgress value)
    {
        // The first epochs wait for code to be compiled: they tell nothing of those to come.
        TimeSpan? remaining = _clock.Elapsed > Start ? _clock.Elapsed / value.Epoch * (value.MaximumEpochs - value.Epoch) : null;
        Show("training gates", value.Epoch, value.MaximumEpochs, remaining);
    }

    /// <summary>Shows how far a stage has got.</summary>
    public void Show(string stage, int completed, int total, TimeSpan? remaining)
    {
        lock (_lock)
        {
            if (!_isOver)
            {
                _writer.Show(stage, total > 0 ? (double)completed / total : 0, remaining);
            }
        }
    }

    public void Dispose()
    {
        lock (_lock)
        {
            _writer.Clear();
            _isOver = true;
        }
    }
}
