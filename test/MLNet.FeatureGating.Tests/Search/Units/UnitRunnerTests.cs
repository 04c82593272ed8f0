using System.Collections.Concurrent;
using System.Text.Json;
using MLNet.FeatureGating.Search;
using MLNet.FeatureGating.Search.Rows;
using MLNet.FeatureGating.Search.Stages;
using MLNet.FeatureGating.Search.Storage;
using MLNet.FeatureGating.Search.Units;
using MLNet.FeatureGating.Training;
using MLNet.FeatureGating.Training.Cpu;

namespace MLNet.FeatureGating.Tests.Search.Units;

/// <summary>Runs units whose result is their number.</summary>
[TestClass]
public sealed class UnitRunnerTests : IDisposable
{
    // Who waits for others gives up rather than hang.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly RecordingStore _store = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentQueue<int> _run = new();
    private readonly ConcurrentQueue<LambdaExperimentProgress> _progress = new();

    [TestMethod]
    [DataRow(1)]
    [DataRow(4)]
    public void Run_Units_AreRunOnceEachAndGivenInOrder(int threads)
    {
        PermutationResult?[] results = Run(threads, [.. Enumerable.Range(0, 50).Select(unit => Unit(unit))]);

        CollectionAssert.AreEqual(Enumerable.Range(0, 50).Select(unit => (double)unit).ToArray(), results.Select(result => result!.Gain).ToArray());
        CollectionAssert.AreEquivalent(Enumerable.Range(0, 50).ToArray(), _run.ToArray());
        CollectionAssert.AreEquivalent(Enumerable.Range(0, 50).Select(unit => $"{unit}").ToArray(), _store.Completed.ToArray());
        Assert.IsEmpty(_store.Claims);
        Assert.AreEqual((50, 50), (_progress.Max(report => report.Completed), _progress.Last().Total));
        Assert.IsTrue(_progress.All(report => report.Stage == "stage"));
    }

    [TestMethod]
    public void Run_Nothing_IsNothing() => Assert.IsEmpty(Run(2, []));

    [TestMethod]
    public void Run_UnitsThatAreStored_AreNotRunAgain()
    {
        Put(1, 41);
        Put(3, 43);

        PermutationResult?[] results = Run(2, [.. Enumerable.Range(0, 5).Select(unit => Unit(unit))]);

        CollectionAssert.AreEqual(new double[] { 0, 41, 2, 43, 4 }, results.Select(result => result!.Gain).ToArray());
        CollectionAssert.AreEquivalent(new[] { 0, 2, 4 }, _run.ToArray());
        Assert.AreEqual(5, _progress.Max(report => report.Completed));
    }

    [TestMethod]
    public void Run_AllStored_RunsNone()
    {
        Put(0, 40);

        Assert.AreEqual(40, Run(2, [Unit(0)])[0]!.Gain);
        Assert.IsEmpty(_run);
        Assert.IsNull(_progress.Last().Remaining, "Nothing was trained.");
    }

    [TestMethod]
    public void Run_UnitOfAnotherProcess_IsWaitedFor()
    {
        _store.TryClaim("0");

        // The other process is done with it while this one works on the next.
        PermutationResult?[] results = Run(1, [Unit(0), Unit(1, _ => Put(0, 40))]);

        CollectionAssert.AreEqual(new double[] { 40, 1 }, results.Select(result => result!.Gain).ToArray());
        CollectionAssert.AreEqual(new[] { 1 }, _run.ToArray());
    }

    [TestMethod]
    public void Run_UnitThatAnotherProcessGivesUp_IsRunHere()
    {
        _store.TryClaim("0");

        PermutationResult?[] results = Run(1, [Unit(0), Unit(1, _ => _store.Release("0"))]);

        CollectionAssert.AreEqual(new double[] { 0, 1 }, results.Select(result => result!.Gain).ToArray());
        CollectionAssert.AreEqual(new[] { 1, 0 }, _run.ToArray());
    }

    [TestMethod]
    public void Run_StoppedWhileAnotherProcessWorks_DoesNotWait()
    {
        _store.TryClaim("0");

        PermutationResult?[] results = Run(1, [Unit(0), Unit(1, _ => _stop.Cancel())]);

        Assert.IsNull(results[0]);
        Assert.AreEqual(1, results[1]!.Gain, "What is finished in spite of that counts.");
        CollectionAssert.AreEqual(new[] { "0" }, _store.Claims.ToArray(), "It is the other's.");
    }

    [TestMethod]
    public void Run_Stopped_GivesWhatIsFinishedAndReleasesTheRest()
    {
        PermutationResult?[] results = Run(
            1,
            [
                Unit(0),
                Unit(1, token =>
                {
                    _stop.Cancel();
                    token.ThrowIfCancellationRequested();
                }),
                Unit(2),
            ]);

        Assert.AreEqual(0, results[0]!.Gain);
        Assert.IsNull(results[1]);
        Assert.IsNull(results[2]);
        CollectionAssert.AreEqual(new[] { 0, 1 }, _run.ToArray());
        CollectionAssert.AreEqual(new[] { "0" }, _store.Completed.ToArray());
        Assert.IsEmpty(_store.Claims);
        Assert.AreEqual((1, 3), (_progress.Last().Completed, _progress.Last().Total));
    }

    [TestMethod]
    public void Run_StoppedBefore_GivesWhatIsStoredAlone()
    {
        Put(1, 41);
        _stop.Cancel();

        PermutationResult?[] results = Run(2, [Unit(0), Unit(1)]);

        Assert.IsNull(results[0]);
        Assert.AreEqual(41, results[1]!.Gain);
        Assert.IsEmpty(_run);
    }

    [TestMethod]
    public void Run_CancellationOfTheUnitsOwn_IsAnError()
    {
        Assert.ThrowsExactly<OperationCanceledException>(() => Run(1, [Unit(0, _ => throw new OperationCanceledException()), Unit(1)]));

        Assert.IsEmpty(_store.Claims);
        CollectionAssert.AreEqual(new[] { 0 }, _run.ToArray());
    }

    [TestMethod]
    public void Run_UnitThatFails_EndsTheRunWithItsError()
    {
        InvalidOperationException exception = Assert.ThrowsExactly<InvalidOperationException>(
            () => Run(1, [Unit(0), Unit(1, _ => throw new InvalidOperationException("no luck")), Unit(2)]));

        Assert.AreEqual("no luck", exception.Message);
        CollectionAssert.AreEqual(new[] { 0, 1 }, _run.ToArray());
        CollectionAssert.AreEqual(new[] { "0" }, _store.Completed.ToArray());
        Assert.IsEmpty(_store.Claims);
    }

    [TestMethod]
    public void Run_UnitThatFailsBesideAnother_StopsBothAndBeginsNoOther()
    {
        using var barrier = new Barrier(2);
        bool wasTold = false;
        InvalidOperationException exception = Assert.ThrowsExactly<InvalidOperationException>(() => Run(
            2,
            [
                Unit(0, _ =>
                {
                    barrier.SignalAndWait(Patience, CancellationToken.None);
                    throw new InvalidOperationException("no luck");
                }),
                Unit(1, token =>
                {
                    barrier.SignalAndWait(Patience, CancellationToken.None);
                    wasTold = token.WaitHandle.WaitOne(Patience);
                    token.ThrowIfCancellationRequested();
                }),
                .. Enumerable.Range(2, 20).Select(unit => Unit(unit)),
            ]));

        Assert.IsTrue(wasTold);
        Assert.AreEqual("no luck", exception.Message);
        CollectionAssert.AreEquivalent(new[] { 0, 1 }, _run.ToArray());
        Assert.IsEmpty(_store.Completed);
        Assert.IsEmpty(_store.Claims);
    }

    [TestMethod]
    public void Run_TwoThreads_WorkAtTheSameTime()
    {
        using var barrier = new Barrier(2);

        Run(2, [.. Enumerable.Range(0, 2).Select(unit => Unit(unit, _ => Assert.IsTrue(barrier.SignalAndWait(Patience, CancellationToken.None))))]);

        Assert.HasCount(2, _store.Completed);
    }

    [TestMethod]
    [DataRow(1, 1000L, 1)]
    [DataRow(2, 1000L, 2)]
    [DataRow(3, 1000L, 3)]
    [DataRow(4, long.MaxValue, 1)]
    public void Run_ThreadsOrMemory_AreNotExceeded(int threads, long bytes, int most)
    {
        int working = 0;
        int greatest = 0;

        void Work(CancellationToken token)
        {
            int now = Interlocked.Increment(ref working);
            lock (_run)
            {
                greatest = Math.Max(greatest, now);
            }

            Thread.Sleep(1);
            Interlocked.Decrement(ref working);
        }

        Run(threads, [.. Enumerable.Range(0, 30).Select(unit => Unit(unit, Work) with { Bytes = bytes })]);

        Assert.HasCount(30, _run);
        Assert.IsLessThanOrEqualTo(most, greatest);
    }

    [TestMethod]
    public void Run_Result_IsAsItWillBeReadAgain()
    {
        PermutationResult?[] results = Run(
            1, [Unit(0) with { Run = (_, _) => new(double.NegativeInfinity) }, Unit(1) with { Run = (_, _) => new(0.1 + 0.2) }]);

        Assert.AreEqual(double.NegativeInfinity, results[0]!.Gain);
        Assert.AreEqual(0.1 + 0.2, results[1]!.Gain);
        Assert.AreEqual(results[1], JsonSerializer.Deserialize(_store.Find("1")!, StorageJsonContext.Default.PermutationResult));
    }

    [TestMethod]
    public void Device_Cpu_IsWhereUnitsRun()
    {
        ITrainingEngine? engine = null;

        WorkUnit<PermutationResult> unit = new("0", 1, 1000, (given, _) =>
        {
            engine = given;
            return new(0);
        });
        Run(1, [unit]);

        Assert.IsInstanceOfType<CpuTrainingEngine>(engine);
        Assert.AreEqual("cpu", Runner(1).Device);
    }

    [TestMethod]
    public void Run_UnitsThatTrain_FindTheSameOnAnyNumberOfThreads()
    {
        string alone = Train(1);

        Assert.AreEqual(alone, Train(2));
        Assert.AreEqual(alone, Train(5));
    }

    /// <summary>Closes what is open.</summary>
    public void Dispose()
    {
        _store.Dispose();
        _stop.Dispose();
    }

    // Everything that the stages find out, but for the times.
    private static string Train(int threads)
    {
        using var store = new MemoryStudyStore();
        SearchProblem problem = SearchProblems.Of(SearchProblems.Learnable());
        SearchConfiguration configuration = ConfigurationSampler.Draw(problem.Settings.SearchSpace, 1, 1)[0];
        var runner = new UnitRunner(store, problem.Settings with { Threads = threads }, new ProgressWatch(null), CancellationToken.None);
        SweepResult?[] sweeps = runner.Run("sweep", SweepStage.Units(problem, configuration, 0), StorageJsonContext.Default.SweepResult);
        SubsetResult?[] subsets = runner.Run(
            "subset",
            SubsetStage.Units(problem, configuration, 0, [[0, 1, 2, 3], [3, 2, 1, 0], [1, 0, 3, 2]], [1, 2, 4], isGrouped: false),
            StorageJsonContext.Default.SubsetResult);
        PermutationResult?[] permutations = runner.Run(
            "permutation",
            [.. Enumerable.Range(0, 3).Select(i => PermutationStage.Unit(problem, configuration, i))],
            StorageJsonContext.Default.PermutationResult);
        StabilityResult?[] halves = runner.Run(
            "stability",
            [.. Enumerable.Range(0, 2).Select(pair => StabilityStage.Unit(problem, configuration, pair, 2))],
            StorageJsonContext.Default.StabilityResult);
        return string.Join(
            '\n',
            sweeps.Select(result => JsonSerializer.Serialize(result!, StorageJsonContext.Default.SweepResult))
                .Concat(subsets.Select(result => JsonSerializer.Serialize(result!, StorageJsonContext.Default.SubsetResult)))
                .Concat(permutations.Select(result => JsonSerializer.Serialize(result!, StorageJsonContext.Default.PermutationResult)))
                .Concat(halves.Select(result => JsonSerializer.Serialize(result!, StorageJsonContext.Default.StabilityResult))));
    }

    private PermutationResult?[] Run(int threads, IReadOnlyList<WorkUnit<PermutationResult>> units) =>
        Runner(threads).Run("stage", units, StorageJsonContext.Default.PermutationResult);

    private UnitRunner Runner(int threads) => new(
        _store, new() { Device = ComputeDevice.Cpu, Threads = threads }, new ProgressWatch(new Log(_progress)), _stop.Token);

    private WorkUnit<PermutationResult> Unit(int number, Action<CancellationToken>? work = null) => new($"{number}", 1, 1000, (_, token) =>
    {
        _run.Enqueue(number);
        work?.Invoke(token);
        return new(number);
    });

    private void Put(int number, double gain) =>
        _store.Complete($"{number}", JsonSerializer.Serialize(new PermutationResult(gain), StorageJsonContext.Default.PermutationResult));

    private sealed class Log(ConcurrentQueue<LambdaExperimentProgress> reports) : IProgress<LambdaExperimentProgress>
    {
        public void Report(LambdaExperimentProgress value) => reports.Enqueue(value);
    }
}
