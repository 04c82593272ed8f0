using MLNet.FeatureGating.Data;
using MLNet.FeatureGating.Selection;
using MLNet.FeatureGating.Training;

namespace MLNet.FeatureGating.Tests.Selection;

[TestClass]
public sealed class StudyPlanTests
{
    private static readonly StochasticGatesOptions Options = new() { Members = 3, TargetFeatures = 1, BatchSize = 2 };

    private readonly StudyPlan _plan = Plan(Options);

    [TestMethod]
    public void Refit_Members_KeepSeedsRowsAndTheirOwnFeatures()
    {
        TrainingStudy selection = _plan.Selection(start: null, correlation: null);
        TrainingStudy refit = _plan.Refit(start: null, [[true, false], [false, true], [true, true]]);

        CollectionAssert.AreEqual(selection.Members.Select(member => member.Seed).ToArray(), refit.Members.Select(member => member.Seed).ToArray());
        CollectionAssert.AreEqual(
            selection.Members.Select(member => member.ValidationWeights).ToArray(),
            refit.Members.Select(member => member.ValidationWeights).ToArray());
        CollectionAssert.AreEqual(new[] { 1f, 1, 0 }, refit.Members[0].FixedMask!.ToArray());
        CollectionAssert.AreEqual(new[] { 0f, 0, 1 }, refit.Members[1].FixedMask!.ToArray());
        Assert.IsTrue(refit.Members.All(member => member.TargetGates is null && member.Lambda == 0));
    }

    [TestMethod]
    public void Refit_MemberOfNoUse_IsLeftOut()
    {
        TrainingStudy selection = _plan.Selection(start: null, correlation: null);
        TrainingStudy refit = _plan.Refit(start: null, [[true, false], null, [false, true]]);

        CollectionAssert.AreEqual(
            new[] { selection.Members[0].Seed, selection.Members[2].Seed }, refit.Members.Select(member => member.Seed).ToArray());
        CollectionAssert.AreEqual(new[] { 0f, 0, 1 }, refit.Members[1].FixedMask!.ToArray());
    }

    [TestMethod]
    [DataRow(null, 500)]
    [DataRow(7, 7)]
    public void Selection_Epochs_AreAsManyAsMakeTheSteps(int? wanted, int expected) => Assert.AreEqual(
        expected, Plan(Options with { MaximumEpochs = wanted }).Selection(start: null, correlation: null).Schedule.MaximumEpochs);

    // Six rows of three slots, the first two of which share a gate.
    private static StudyPlan Plan(StochasticGatesOptions options)
    {
        var table = new FeatureTable(
            [.. Enumerable.Range(0, 18).Select(i => (float)i)], ["a", "b", "c"], [0, 1, 0, 1, 0, 1], null, LearningTask.BinaryClassification, 2);
        return new(options, 1, table, new(table.Features, 3, table.Targets), new([0, 0, 1]));
    }
}
