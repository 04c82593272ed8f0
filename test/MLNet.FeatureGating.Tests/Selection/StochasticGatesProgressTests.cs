using MLNet.FeatureGating.Selection;
using MLNet.FeatureGating.Tests.Support;
using MLNet.FeatureGating.Training;

namespace MLNet.FeatureGating.Tests.Selection;

[TestClass]
public sealed class StochasticGatesProgressTests
{
    private static readonly StochasticGatesOptions Options = Quick.Learning with { MaximumEpochs = 12, TargetFeatures = 3 };

    private readonly Row[] _rows = Problem.Create(rows: 60);

    [TestMethod]
    public void Fit_Progress_IsReportedAfterEveryEpoch()
    {
        var log = new ProgressLog();

        StochasticGatesTransformer selection = Selecting.Fit(_rows, Options with { Progress = log });

        CollectionAssert.AreEqual(Enumerable.Range(1, 12).ToArray(), log.Reports.Select(report => report.Epoch).ToArray());
        Assert.IsTrue(log.Reports.All(report => report.MaximumEpochs == 12));
        Assert.AreEqual(selection.TrainingHistory[^1].ValidationLoss, log.Reports[^1].ValidationLoss, 1e-6);
    }

    [TestMethod]
    public void Fit_CancelledMeanwhile_KeepsTheBestSoFar()
    {
        using var cancellation = new CancellationTokenSource();
        var log = new ProgressLog(report => CancelAt(5, report, cancellation));

        StochasticGatesTransformer selection = Selecting.Fit(
            _rows, Options with { Progress = log, CancellationToken = cancellation.Token });

        Assert.HasCount(5, log.Reports);
        Assert.HasCount(5, selection.TrainingHistory);
        Assert.AreEqual(3, selection.SelectedCount);
        Assert.IsTrue(selection.Members.All(member => member.StopReason == StopReason.Cancelled && member.BestEpoch is >= 1 and <= 5));
        CollectionAssert.AreEqual(
            Selecting.Fit(_rows, Options).TrainingHistory.Take(5).ToArray(), selection.TrainingHistory.ToArray());
    }

    [TestMethod]
    public void Fit_CancelledAtTheLastEpoch_HasEverything()
    {
        using var cancellation = new CancellationTokenSource();
        var log = new ProgressLog(report => CancelAt(12, report, cancellation));

        StochasticGatesTransformer selection = Selecting.Fit(
            _rows, Options with { Progress = log, CancellationToken = cancellation.Token });

        Selecting.AssertSame(Selecting.Fit(_rows, Options), selection);
    }

    [TestMethod]
    public void Fit_CancelledBefore_Throws() => Assert.Throws<OperationCanceledException>(
        () => Selecting.Fit(_rows, Options with { CancellationToken = new(canceled: true) }));

    [TestMethod]
    public void Fit_ProgressThrows_PassesItOn() => Assert.ThrowsExactly<NotSupportedException>(
        () => Selecting.Fit(_rows, Options with { Progress = new ProgressLog(_ => throw new NotSupportedException()) }));

    private static void CancelAt(int epoch, TrainingProgress report, CancellationTokenSource cancellation)
    {
        if (report.Epoch == epoch)
        {
            cancellation.Cancel();
        }
    }
}
