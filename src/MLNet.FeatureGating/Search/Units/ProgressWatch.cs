using System.Diagnostics;

namespace MLNet.FeatureGating.Search.Units;

/// <summary>Counts what is done, estimates how long the rest takes, and tells of both.</summary>
internal sealed class ProgressWatch(IProgress<LambdaExperimentProgress>? handler)
{
    // Held while the handler is told, so that what it hears is in order.
    private readonly Lock _lock = new();
    private readonly long _start = Stopwatch.GetTimestamp();
    private readonly Dictionary<string, double> _open = new(StringComparer.Ordinal);
    private string _stage = string.Empty;
    private double _planned;
    private double _done;
    private double _trained;
    private int _completed;

    /// <summary>The time since the experiment began.</summary>
    public TimeSpan Elapsed => Stopwatch.GetElapsedTime(_start);

    /// <summary>Expects work of later stages, so that the time that remains is not underestimated.</summary>
    /// <param name="weight">How much, in the unit of the weights of units.</param>
    public void Plan(double weight) => _planned = weight;

    /// <summary>Begins a stage.</summary>
    public void Begin(string stage, IEnumerable<(string Key, double Weight)> units)
    {
        lock (_lock)
        {
            _stage = stage;
            foreach ((string key, double weight) in units)
            {
                _open[key] = weight;
            }

            Tell();
        }
    }

    /// <summary>Takes note of a finished unit.</summary>
    public void Finish(string key, bool wasDone)
    {
        lock (_lock)
        {
            if (!_open.Remove(key, out double weight))
            {
                return;
            }

            _completed++;
            _done += weight;
            _trained += wasDone ? 0 : weight;
            Tell();
        }
    }

    private void Tell()
    {
        if (handler is null)
        {
            return;
        }

        double rest = Math.Max(_open.Values.Sum(), _planned - _done);
        TimeSpan elapsed = Elapsed;
        handler.Report(new(
            _stage,
            _completed,
            _completed + _open.Count,
            elapsed,
            _trained > 0 ? elapsed * (rest / _trained) : null));
    }
}
