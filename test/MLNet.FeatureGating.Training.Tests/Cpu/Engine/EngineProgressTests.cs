using MLNet.FeatureGating.Training.Cpu;
using MLNet.FeatureGating.Training.Tests.Data;

namespace MLNet.FeatureGating.Training.Tests.Cpu.Engine;

[TestClass]
public sealed class EngineProgressTests
{
    private const int Epochs = 12;

    private static readonly StudyMember[] Members = [.. Enumerable.Range(0, 4).Select(seed => Studies.Member(0.1, seed))];
    private static readonly TrainingStudy Study = Studies.Small(new() { MaximumEpochs = Epochs }, members: Members);

    [TestMethod]
    [DataRow(1)]
    [DataRow(3)]
    public void Train_Watched_TellsOfEveryEpochOfAllMembers(int threads)
    {
        var log = new ProgressLog();

        StudyResult result = new CpuTrainingEngine(threads).Train(Study, log);

        CollectionAssert.AreEqual(Enumerable.Range(1, Epochs).ToArray(), log.Reports.Select(report => report.Epoch).ToArray());
        for (int epoch = 0; epoch < Epochs; epoch++)
        {
            TrainingProgress report = log.Reports[epoch];
            Assert.AreEqual(result.Members.Average(member => member.History[epoch].ValidationLoss), report.ValidationLoss, 1e-12);
            Assert.AreEqual(epoch < Epochs - 1 ? Members.Length : 0, report.ActiveMembers);
            Assert.AreEqual(Epochs, report.MaximumEpochs);
        }
    }

    [TestMethod]
    [DataRow(1)]
    [DataRow(2)]
    public void Train_CancelledByTheHandler_KeepsThatManyEpochs(int threads)
    {
        using var cancellation = new CancellationTokenSource();
        var log = new ProgressLog(report => CancelAt(5, report, cancellation));

        StudyResult result = new CpuTrainingEngine(threads).Train(Study, log, cancellation.Token);

        Assert.HasCount(5, log.Reports);
        Assert.IsTrue(result.Members.All(member => member.History.Count == 5 && member.StopReason == StopReason.Cancelled));
        StudyResult whole = new CpuTrainingEngine(threads).Train(Study);
        CollectionAssert.AreEqual(whole.Members[0].History.Take(5).ToArray(), result.Members[0].History.ToArray());
    }

    [TestMethod]
    [DataRow(1)]
    [DataRow(3)]
    public void Train_CancelledWhileNobodyWatches_EndsSoonWithTheBestSoFar(int threads)
    {
        using var cancellation = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));
        TrainingStudy endless = Studies.Small(new() { MaximumEpochs = 1_000_000_000 }, members: Members);

        StudyResult result = new CpuTrainingEngine(threads).Train(endless, null, cancellation.Token);

        Assert.IsTrue(result.Members.All(member => member.StopReason == StopReason.Cancelled && member.BestEpoch > 0));
        Assert.IsTrue(result.Members.All(member => member.Layers.All(layer => layer.Weights.All(float.IsFinite))));
    }

    [TestMethod]
    public void Train_CancelledBefore_Throws() => Assert.Throws<OperationCanceledException>(
        () => new CpuTrainingEngine(1).Train(Study, null, new(canceled: true)));

    [TestMethod]
    [DataRow(1)]
    [DataRow(2)]
    public void Train_HandlerThrows_PassesItOnAndFreesEverything(int threads)
    {
        var log = new ProgressLog(_ => throw new NotSupportedException());

        Assert.ThrowsExactly<NotSupportedException>(() => new CpuTrainingEngine(threads).Train(Study, log));
    }

    private static void CancelAt(int epoch, TrainingProgress report, CancellationTokenSource cancellation)
    {
        if (report.Epoch == epoch)
        {
            cancellation.Cancel();
        }
    }
}
