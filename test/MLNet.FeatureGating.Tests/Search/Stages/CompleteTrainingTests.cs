using MLNet.FeatureGating.Search.Rows;
using MLNet.FeatureGating.Search.Stages;
using MLNet.FeatureGating.Training;

namespace MLNet.FeatureGating.Tests.Search.Stages;

[TestClass]
public sealed class CompleteTrainingTests
{
    private static readonly SearchProblem Problem = SearchProblems.Of(SearchProblems.Learnable());

    [TestMethod]
    public void Run_WholeTraining_IsItsResult() =>
        Assert.AreEqual(StopReason.Diverged, Run(new() { Reason = _ => StopReason.Diverged }).Members[0].StopReason);

    [TestMethod]
    public void Run_MemberThatWasCancelled_Throws() => Assert.ThrowsExactly<OperationCanceledException>(
        () => Run(new() { Reason = member => member == 1 ? StopReason.Cancelled : StopReason.MaximumEpochs }));

    private static StudyResult Run(PretendEngine engine)
    {
        var rows = TrainingRows.Create(Problem, row => row < 20);
        var study = new TrainingStudy
        {
            Task = LearningTask.BinaryClassification,
            Training = rows.Training,
            Members = [new() { Seed = 1 }, new() { Seed = 2 }],
        };
        return CompleteTraining.Run(engine, study, CancellationToken.None);
    }
}
