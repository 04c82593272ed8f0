using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using MLNet.FeatureGating.Search.Storage;
using MLNet.FeatureGating.Training;
using MLNet.FeatureGating.Training.Torch;

namespace MLNet.FeatureGating.Search.Units;

/// <summary>Does units of work on all threads, none that is done already, here or by another process.</summary>
internal sealed class UnitRunner
{
    // Of the memory there is, all units that run at once may take this part.
    private const double MemoryPart = 0.25;
    private static readonly TimeSpan Wait = TimeSpan.FromMilliseconds(50);

    private readonly IStudyStore _store;
    private readonly LambdaExperimentSettings _settings;
    private readonly ProgressWatch _watch;
    private readonly CancellationToken _stop;
    private readonly bool _isOnCpu;
    private readonly int _threads;

    /// <summary>Initializes a new instance of the <see cref="UnitRunner"/> class.</summary>
    /// <param name="store">What is done already.</param>
    /// <param name="settings">Device and threads.</param>
    /// <param name="watch">Told what is done.</param>
    /// <param name="stop">Ends all work.</param>
    public UnitRunner(IStudyStore store, LambdaExperimentSettings settings, ProgressWatch watch, CancellationToken stop)
    {
        _store = store;
        _settings = settings;
        _watch = watch;
        _stop = stop;
        _threads = settings.Threads ?? Environment.ProcessorCount;
        _isOnCpu = TrainingEngines.Create(settings.Device, _threads) is Training.Cpu.CpuTrainingEngine;
    }

    /// <summary>The device that units run on.</summary>
    public string Device => _isOnCpu ? "cpu" : "cuda";

    /// <summary>Does units.</summary>
    /// <param name="stage">What they are for.</param>
    /// <param name="units">The units.</param>
    /// <param name="type">How a result is written.</param>
    /// <returns>
    /// One result a unit; null where work was stopped before it was done. Where a unit fails, all are stopped, and its error is thrown.
    /// </returns>
    public TResult?[] Run<TResult>(string stage, IReadOnlyList<WorkUnit<TResult>> units, JsonTypeInfo<TResult> type)
        where TResult : class
    {
        var results = new TResult?[units.Count];
        var waiting = new ConcurrentQueue<int>();
        _watch.Begin(stage, units.Select(unit => (unit.Key, unit.Weight)));
        for (int i = 0; i < units.Count; i++)
        {
            if (Find(units[i], type) is { } known)
            {
                results[i] = known;
                _watch.Finish(units[i].Key, wasDone: true);
            }
            else
            {
                waiting.Enqueue(i);
            }
        }

        if (!waiting.IsEmpty && !_stop.IsCancellationRequested)
        {
            Train(units, type, results, waiting);
        }

        return results;
    }

    private void Train<TResult>(
        IReadOnlyList<WorkUnit<TResult>> units, JsonTypeInfo<TResult> type, TResult?[] results, ConcurrentQueue<int> waiting)
        where TResult : class
    {
        int atOnce = AtOnce(waiting.Count, waiting.Max(i => units[i].Bytes));
        int threadsEach = Math.Max(1, _threads / atOnce);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(_stop);
        void Work()
        {
            ITrainingEngine engine = TrainingEngines.Create(_settings.Device, threadsEach);
            while (!stop.IsCancellationRequested && waiting.TryDequeue(out int i))
            {
                results[i] = Find(units[i], type) ?? Do(units[i], type, engine, stop.Token);
                if (results[i] is not null)
                {
                    _watch.Finish(units[i].Key, wasDone: false);
                }
                else if (!stop.IsCancellationRequested)
                {
                    // Another process has it: it will be done soon, or that process dies.
                    waiting.Enqueue(i);
                    stop.Token.WaitHandle.WaitOne(Wait);
                }
            }
        }

        if (atOnce == 1)
        {
            Work();
            return;
        }

        void WorkOrStopAll(int thread)
        {
            try
            {
                Work();
            }
            catch
            {
                stop.Cancel();
                throw;
            }
        }

        try
        {
            Parallel.For(0, atOnce, new ParallelOptions { MaxDegreeOfParallelism = atOnce }, WorkOrStopAll);
        }
        catch (AggregateException e)
        {
            ExceptionDispatchInfo.Throw(e.InnerExceptions[0]);
        }
    }

    // On the CPU units run side by side, each on one thread: nothing waits for the slowest member of a unit. A GPU takes one at a time.
    private int AtOnce(int units, long bytes)
    {
        if (!_isOnCpu)
        {
            return 1;
        }

        double available = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes * MemoryPart;
        return (int)Math.Clamp(available / Math.Max(1, bytes), 1, Math.Min(_threads, units));
    }

    private TResult? Do<TResult>(WorkUnit<TResult> unit, JsonTypeInfo<TResult> type, ITrainingEngine engine, CancellationToken stop)
        where TResult : class
    {
        if (!_store.TryClaim(unit.Key))
        {
            return Find(unit, type);
        }

        string? json = null;
        try
        {
            json = JsonSerializer.Serialize(unit.Run(engine, stop), type);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return null;
        }
        finally
        {
            if (json is null)
            {
                _store.Release(unit.Key);
            }
        }

        _store.Complete(unit.Key, json);

        // As it will be read again: a resumed experiment goes on from the very same numbers.
        return JsonSerializer.Deserialize(json, type);
    }

    private TResult? Find<TResult>(WorkUnit<TResult> unit, JsonTypeInfo<TResult> type)
        where TResult : class => _store.Find(unit.Key) is { } json ? JsonSerializer.Deserialize(json, type) : null;
}
