using MLNet.FeatureGating.Data;
using MLNet.FeatureGating.Search;
using MLNet.FeatureGating.Search.Rows;
using MLNet.FeatureGating.Search.Units;
using MLNet.FeatureGating.Training;

namespace MLNet.FeatureGating.Tests.Search.Units;

[TestClass]
public sealed class UnitCostTests
{
    private static readonly SearchConfiguration Configuration = new(GateKind.Gaussian, 1, null, 0.1, 0.1, [8, 3]);

    [TestMethod]
    public void OfSteps_Batches_IsRowsTimesWeightsAndWhatAStepTakesAnyway() =>
        Assert.AreEqual(2.0 * 5000 * 64 * (500 + (6 * 8) + (8 * 3) + 3), UnitCost.OfSteps(Problem(1000, batch: 64), Configuration, 2, 5000), 1e-3);

    [TestMethod]
    public void OfSteps_FewSlots_CountAlone() =>
        Assert.AreEqual(
            5000.0 * 64 * (500 + (2 * 8) + (8 * 3) + 3), UnitCost.OfSteps(Problem(1000, batch: 64), Configuration, 1, 5000, slots: 2), 1e-3);

    [TestMethod]
    [DataRow(null)]
    [DataRow(5000)]
    public void OfSteps_NoBatchOrOneBeyondTheRows_TakesAllRowsAStep(int? batch) =>
        Assert.AreEqual(300.0 * 1000 * (500 + 75), UnitCost.OfSteps(Problem(1000, batch), Configuration, 1, 300), 1e-3);

    [TestMethod]
    public void OfSteps_ManyRows_IsTenEpochsAtLeast() =>
        Assert.AreEqual(10.0 * 1000 * (500 + 75), UnitCost.OfSteps(Problem(1000, batch: 1), Configuration, 1, 300), 1e-3);

    [TestMethod]
    public void Bytes_Rows_AreThereTwice()
    {
        Assert.AreEqual(2L * 4 * 1000 * 6, UnitCost.Bytes(Problem(1000, batch: 64)));
        Assert.AreEqual(2L * 4 * 1000 * 2, UnitCost.Bytes(Problem(1000, batch: 64), slots: 2));
    }

    private static SearchProblem Problem(int rows, int? batch)
    {
        FeatureTable table = SearchProblems.Table(LearningTask.Regression, [.. Enumerable.Range(0, rows).Select(row => (float)row)], slots: 6);
        return SearchProblems.Of(table, SearchProblems.Hasty with { Gates = new() { BatchSize = batch } });
    }
}
