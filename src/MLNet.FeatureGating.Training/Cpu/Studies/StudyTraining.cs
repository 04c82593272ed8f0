using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.ExceptionServices;

namespace MLNet.FeatureGating.Training.Cpu;

/// <summary>
/// Trains the members of a study on several threads. Where nobody watches, each thread takes a member, trains it for some epochs while it is in
/// the cache, and takes the next; where progress is reported, all members go from epoch to epoch together.
/// </summary>
internal sealed class StudyTraining<T> : IDisposable
    where T : unmanaged, ILanes<T>
{
    private static readonly TimeSpan Turn = TimeSpan.FromMilliseconds(2);

    private readonly StudyContext _context;
    private readonly MemberTraining<T>?[] _members;
    private readonly ConcurrentBag<Worker<T>> _workers = [];
    private readonly int _threads;
    private readonly CancellationToken _cancellation;

    public StudyTraining(TrainingStudy study, int threads, CancellationToken cancellation)
    {
        _context = new(study);
        _members = new MemberTraining<T>?[study.Members.Count];
        _threads = Math.Min(threads, _members.Length);
        _cancellation = cancellation;
    }

    /// <summary>Trains until all members are done, or training is cancelled.</summary>
    public MemberResult[] Run(IProgress<TrainingProgress>? progress)
    {
        if (progress is null)
        {
            RunFreely();
        }
        else
        {
            RunInStep(progress);
        }

        if (_members.Any(member => member is null || member.Progress.History.Count == 0))
        {
            _cancellation.ThrowIfCancellationRequested();
        }

        foreach (MemberTraining<T>? member in _members)
        {
            if (!member!.IsOver)
            {
                member.Progress.Cancel();
            }
        }

        return [.. _members.Select(member => member!.Result())];
    }

    public void Dispose()
    {
        foreach (MemberTraining<T>? member in _members)
        {
            member?.Dispose();
        }

        foreach (Worker<T> worker in _workers)
        {
            worker.Dispose();
        }

        _context.Dispose();
    }

    private void RunFreely()
    {
        var waiting = new ConcurrentQueue<int>(Enumerable.Range(0, _members.Length));
        OnThreads(_threads, worker =>
        {
            while (waiting.TryDequeue(out int index) && TakeTurn(worker, index))
            {
                if (!_members[index]!.IsOver)
                {
                    waiting.Enqueue(index);
                }
            }
        });
    }

    private void RunInStep(IProgress<TrainingProgress> progress)
    {
        int[] active = [.. Enumerable.Range(0, _members.Length)];
        while (active.Length > 0)
        {
            if (!RunEpoch(active))
            {
                return;
            }

            EpochRecord[] records = [.. active.Select(index => _members[index]!.Progress.History[^1])];
            active = [.. active.Where(index => !_members[index]!.IsOver)];
            progress.Report(Summary(records, active.Length));
        }
    }

    // Returns false if training was cancelled in the midst of the epoch.
    private bool RunEpoch(int[] active)
    {
        int next = -1;
        bool isComplete = true;
        OnThreads(Math.Min(_threads, active.Length), worker =>
        {
            for (int i = Interlocked.Increment(ref next); i < active.Length; i = Interlocked.Increment(ref next))
            {
                if (!Member(active[i]).RunEpoch(worker, _cancellation))
                {
                    Volatile.Write(ref isComplete, false);
                    return;
                }
            }
        });
        return isComplete;
    }

    private TrainingProgress Summary(EpochRecord[] records, int active)
    {
        var mean = EpochRecord.Mean(records);
        return new(
            mean.Epoch, _context.Study.Schedule.MaximumEpochs, active, mean.TrainingLoss, mean.ValidationLoss, mean.OpenGates);
    }

    // A member is made by the thread that trains it first.
    private MemberTraining<T> Member(int index) => _members[index] ??= new(_context, _context.Study.Members[index]);

    // Returns false if training was cancelled.
    private bool TakeTurn(Worker<T> worker, int index)
    {
        MemberTraining<T> member = Member(index);
        long start = Stopwatch.GetTimestamp();
        do
        {
            if (!member.RunEpoch(worker, _cancellation))
            {
                return false;
            }
        }
        while (!member.IsOver && Stopwatch.GetElapsedTime(start) < Turn);
        return true;
    }

    private void OnThreads(int threads, Action<Worker<T>> work)
    {
        if (threads == 1)
        {
            WithWorker(work);
            return;
        }

        try
        {
            Parallel.For(0, threads, new ParallelOptions { MaxDegreeOfParallelism = threads }, _ => WithWorker(work));
        }
        catch (AggregateException e)
        {
            ExceptionDispatchInfo.Throw(e.InnerExceptions[0]);
        }
    }

    private void WithWorker(Action<Worker<T>> work)
    {
        Worker<T> worker = _workers.TryTake(out Worker<T>? free) ? free : new(_context.Shape);
        try
        {
            work(worker);
        }
        finally
        {
            _workers.Add(worker);
        }
    }
}
