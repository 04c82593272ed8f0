using MLNet.FeatureGating.Search;
using MLNet.FeatureGating.Search.Units;
using MLNet.FeatureGating.Tests.Search.Storage;

namespace MLNet.FeatureGating.Tests.Search.Units;

[TestClass]
public sealed class ProgressWatchTests
{
    private readonly Log _log = new();
    private readonly ProgressWatch _watch;

    public ProgressWatchTests() => _watch = new(_log);

    [TestMethod]
    public void Begin_Stages_AreCountedTogether()
    {
        _watch.Begin("first", [("a", 1), ("b", 1)]);
        _watch.Finish("b", wasDone: false);
        _watch.Finish("a", wasDone: true);
        _watch.Begin("second", [("c", 1)]);
        _watch.Finish("c", wasDone: false);

        CollectionAssert.AreEqual(
            new[] { "first 0/2", "first 1/2", "first 2/2", "second 2/3", "second 3/3" },
            _log.Reports.Select(report => $"{report.Stage} {report.Completed}/{report.Total}").ToArray());
        CollectionAssert.AreEqual(
            _log.Reports.Select(report => report.Elapsed).Order().ToArray(), _log.Reports.Select(report => report.Elapsed).ToArray());
    }

    [TestMethod]
    public void Finish_UnitThatIsNotOpen_CountsForNothing()
    {
        _watch.Begin("first", [("a", 1), ("b", 1)]);
        _watch.Finish("a", wasDone: false);
        _watch.Finish("a", wasDone: false);
        _watch.Finish("z", wasDone: false);

        Assert.HasCount(2, _log.Reports);
        Assert.AreEqual((1, 2), (_log.Reports[^1].Completed, _log.Reports[^1].Total));
    }

    [TestMethod]
    public void Remaining_NothingTrainedYet_IsNotKnown()
    {
        _watch.Plan(100);
        _watch.Begin("first", [("a", 5), ("b", 5), ("c", 5)]);
        _watch.Finish("a", wasDone: true);
        _watch.Finish("b", wasDone: true);

        Assert.IsTrue(_log.Reports.All(report => report.Remaining is null));
    }

    [TestMethod]
    public void Remaining_SomethingTrained_IsAsMuchLongerAsThereIsMoreToDo()
    {
        _watch.Begin("first", [("a", 10), ("b", 30), ("c", 5)]);
        _watch.Finish("a", wasDone: false);
        AssertRemaining(35 / 10.0);
        _watch.Finish("c", wasDone: false);
        AssertRemaining(30 / 15.0);
        _watch.Finish("b", wasDone: false);
        AssertRemaining(0);
    }

    [TestMethod]
    public void Remaining_UnitsThatWereDone_CountNeitherAsTrainedNorAsLeft()
    {
        _watch.Begin("first", [("a", 10), ("b", 30), ("c", 5)]);
        _watch.Finish("b", wasDone: true);
        _watch.Finish("a", wasDone: false);

        AssertRemaining(5 / 10.0);
    }

    [TestMethod]
    public void Remaining_LaterStages_CountAsTheyWerePlanned()
    {
        _watch.Plan(100);
        _watch.Begin("first", [("a", 10), ("b", 10)]);
        _watch.Finish("a", wasDone: false);
        AssertRemaining(90 / 10.0);
        _watch.Finish("b", wasDone: true);
        AssertRemaining(80 / 10.0);
    }

    [TestMethod]
    public void Remaining_MoreWorkThanPlanned_IsNeverNegative()
    {
        _watch.Plan(10);
        for (int stage = 0; stage < 5; stage++)
        {
            _watch.Begin($"stage {stage}", [($"{stage} a", 20), ($"{stage} b", 0)]);
            _watch.Finish($"{stage} a", wasDone: stage % 2 == 1);
            _watch.Finish($"{stage} b", wasDone: false);
        }

        Assert.IsTrue(_log.Reports.All(report => report.Remaining is null || report.Remaining >= TimeSpan.Zero));
        AssertRemaining(0);
    }

    [TestMethod]
    public void Finish_ManyThreads_LosesNothingAndTellsInOrder()
    {
        _watch.Begin("first", [.. Enumerable.Range(0, 400).Select(unit => ($"{unit}", 1.0))]);

        Together.Run(4, thread =>
        {
            for (int unit = thread; unit < 400; unit += 4)
            {
                _watch.Finish($"{unit}", wasDone: false);
            }
        });

        CollectionAssert.AreEqual(Enumerable.Range(0, 401).ToArray(), _log.Reports.Select(report => report.Completed).ToArray());
        Assert.IsTrue(_log.Reports.All(report => report.Total == 400));
    }

    [TestMethod]
    public void Finish_NobodyToTell_IsFine()
    {
        var watch = new ProgressWatch(null);
        watch.Begin("first", [("a", 1)]);
        watch.Finish("a", wasDone: false);

        Assert.IsGreaterThanOrEqualTo(TimeSpan.Zero, watch.Elapsed);
    }

    private void AssertRemaining(double ratio) => Assert.AreEqual(
        _log.Reports[^1].Elapsed.TotalSeconds * ratio, _log.Reports[^1].Remaining!.Value.TotalSeconds, 1e-6);

    private sealed class Log : IProgress<LambdaExperimentProgress>
    {
        private readonly Lock _lock = new();

        public List<LambdaExperimentProgress> Reports { get; } = [];

        public void Report(LambdaExperimentProgress value)
        {
            lock (_lock)
            {
                Reports.Add(value);
            }
        }
    }
}
