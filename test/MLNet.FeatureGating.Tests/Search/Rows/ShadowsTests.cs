using MathNet.Numerics.Statistics;
using MLNet.FeatureGating.Data;
using MLNet.FeatureGating.Search;
using MLNet.FeatureGating.Search.Rows;
using MLNet.FeatureGating.Training;

namespace MLNet.FeatureGating.Tests.Search.Rows;

[TestClass]
public sealed class ShadowsTests
{
    private const int Rows = 400;

    private static readonly SearchProblem Problem = Correlated();

    private readonly SearchProblem _shadowed = Shadows.Add(Problem, seed: 5);

    [TestMethod]
    public void Add_Features_AreTwiceAsWideAndTheFirstHalfIsAsEver()
    {
        Assert.AreEqual(8, _shadowed.Table.SlotCount);
        Assert.AreEqual(Rows, _shadowed.Table.RowCount);
        Assert.HasCount(Rows * 8, _shadowed.Table.Features);
        for (int slot = 0; slot < 4; slot++)
        {
            CollectionAssert.AreEqual(Column(Problem.Table, slot), Column(_shadowed.Table, slot));
        }

        CollectionAssert.AreEqual(Problem.Table.Targets, _shadowed.Table.Targets);
    }

    [TestMethod]
    public void Add_Shadows_AreTheSameRowsInAnotherOrder()
    {
        string[] rows = Texts(Problem.Table, 0);
        string[] shadows = Texts(_shadowed.Table, 4);

        CollectionAssert.AreEquivalent(rows, shadows);
        Assert.IsLessThan(10, rows.Zip(shadows).Count(pair => pair.First == pair.Second));
    }

    [TestMethod]
    public void Add_Shadows_KeepCorrelationsAmongThemselvesAndLoseThatWithTheLabel()
    {
        double[] label = [.. Problem.Table.Targets.Select(target => (double)target)];
        double before = Correlation.Pearson(Column(Problem.Table, 0), label);

        Assert.IsGreaterThan(0.8, before);
        Assert.IsLessThan(0.15, Math.Abs(Correlation.Pearson(Column(_shadowed.Table, 4), label)), "Three standard errors.");
        Assert.IsLessThan(0.15, Math.Abs(Correlation.Pearson(Column(_shadowed.Table, 0), Column(_shadowed.Table, 4))));
        for (int a = 0; a < 4; a++)
        {
            for (int b = 0; b < a; b++)
            {
                Assert.AreEqual(
                    Correlation.Pearson(Column(Problem.Table, a), Column(Problem.Table, b)),
                    Correlation.Pearson(Column(_shadowed.Table, 4 + a), Column(_shadowed.Table, 4 + b)),
                    1e-9);
            }
        }
    }

    [TestMethod]
    public void Add_Gates_AreAsManyAgainAtTheSameCosts()
    {
        // Slots 0 and 1 share a gate.
        CollectionAssert.AreEqual(new[] { 0, 0, 1, 2, 3, 3, 4, 5 }, _shadowed.Gated.Gates.GateOfFeature.ToArray());
        CollectionAssert.AreEqual(new double[] { 5, 1, 1, 5, 1, 1 }, _shadowed.Gated.Gates.Costs.ToArray());
        Assert.AreEqual(6, _shadowed.FeatureCount);
        CollectionAssert.AreEqual(new[] { 4, 5 }, _shadowed.Gated.Features[3].Slots.ToArray());
        CollectionAssert.AreEqual(new[] { 7 }, _shadowed.Gated.Features[5].Slots.ToArray());
    }

    [TestMethod]
    public void Add_AlwaysKept_IsNotInherited()
    {
        CollectionAssert.AreEqual(new[] { false, true, false, false, false, false }, _shadowed.Gated.Gates.IsAlwaysOpen.ToArray());
        Assert.AreEqual(1, _shadowed.LeastCount);
    }

    [TestMethod]
    public void Add_ShadowsOfConstants_AreConstants() =>
        CollectionAssert.AreEqual(new[] { false, false, true, false, false, true }, _shadowed.IsConstant.ToArray());

    [TestMethod]
    public void Add_Seeds_DecideAlone()
    {
        CollectionAssert.AreEqual(_shadowed.Table.Features, Shadows.Add(Problem, seed: 5).Table.Features);
        CollectionAssert.AreNotEqual(_shadowed.Table.Features, Shadows.Add(Problem, seed: 6).Table.Features);
    }

    // Slots 0 and 1 go with the label, and so together; 2 is noise, 3 is constant.
    private static SearchProblem Correlated()
    {
        var random = new Random(1);
        double Noise() => (2 * random.NextDouble()) - 1;
        float[] targets = new float[Rows];
        float[] features = new float[Rows * 4];
        for (int row = 0; row < Rows; row++)
        {
            double label = Noise();
            targets[row] = (float)label;
            features[row * 4] = (float)(label + (0.3 * Noise()));
            features[(row * 4) + 1] = (float)(label - (0.3 * Noise()));
            features[(row * 4) + 2] = (float)Noise();
            features[(row * 4) + 3] = 7;
        }

        LambdaExperimentSettings settings = SearchProblems.Hasty with
        {
            Gates = new()
            {
                Groups = new Dictionary<string, IReadOnlyList<string>> { ["pair"] = ["x0", "x1"] },
                Costs = new Dictionary<string, double> { ["pair"] = 5 },
                AlwaysKeep = ["x2"],
            },
        };
        return SearchProblems.Of(new(features, ["x0", "x1", "x2", "x3"], targets, null, LearningTask.Regression, 1), settings);
    }

    private static double[] Column(FeatureTable table, int slot) =>
        [.. Enumerable.Range(0, table.RowCount).Select(row => (double)table.Features[(row * table.SlotCount) + slot])];

    private static string[] Texts(FeatureTable table, int from) =>
        [.. Enumerable.Range(0, table.RowCount).Select(row => string.Join(' ', table.Features.Skip((row * table.SlotCount) + from).Take(4)))];
}
