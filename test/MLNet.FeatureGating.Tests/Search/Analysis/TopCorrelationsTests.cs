using MLNet.FeatureGating.Data;
using MLNet.FeatureGating.Search;
using MLNet.FeatureGating.Search.Analysis;
using MLNet.FeatureGating.Search.Rows;
using MLNet.FeatureGating.Training;

namespace MLNet.FeatureGating.Tests.Search.Analysis;

[TestClass]
public sealed class TopCorrelationsTests
{
    [TestMethod]
    public void Measure_Features_AreCorrelatedAsTheFormulaHasIt()
    {
        FeatureTable table = Table(rows: 50, slots: 4);

        FeatureCorrelations correlations = TopCorrelations.Measure(SearchProblems.Of(table), [2, 0, 3, 1])!;

        CollectionAssert.AreEqual(new[] { 2, 0, 3, 1 }, correlations.Features.ToArray());
        for (int a = 0; a < 4; a++)
        {
            for (int b = 0; b < 4; b++)
            {
                Assert.AreEqual(
                    Pearson(Column(table, correlations.Features[a]), Column(table, correlations.Features[b])), correlations.Values[a][b], 1e-12);
            }
        }

        Assert.IsGreaterThan(0.5, Math.Abs(correlations.Values[0][1]), "Slots 0 and 2 have something in common.");
    }

    [TestMethod]
    public void Measure_Constants_AreLeftOut()
    {
        FeatureTable table = Table(rows: 50, slots: 4);
        for (int row = 0; row < 50; row++)
        {
            table.Features[(row * 4) + 1] = 3;
        }

        CollectionAssert.AreEqual(new[] { 3, 0, 2 }, TopCorrelations.Measure(SearchProblems.Of(table), [3, 1, 0, 2])!.Features.ToArray());
    }

    [TestMethod]
    public void Measure_FewerThanTwoThatVary_IsNone() =>
        Assert.IsNull(TopCorrelations.Measure(SearchProblems.OfFeatures(3, constant: 2), [0, 1, 2]));

    [TestMethod]
    public void Measure_Group_IsRepresentedByItsFirstSlotThatVaries()
    {
        FeatureTable table = Table(rows: 50, slots: 4);
        for (int row = 0; row < 50; row++)
        {
            table.Features[row * 4] = 3;
        }

        LambdaExperimentSettings settings = SearchProblems.Hasty with
        {
            Gates = new() { Groups = new Dictionary<string, IReadOnlyList<string>> { ["group"] = ["x0", "x2", "x3"] } },
        };
        FeatureCorrelations correlations = TopCorrelations.Measure(SearchProblems.Of(table, settings), [0, 1])!;

        CollectionAssert.AreEqual(new[] { 0, 1 }, correlations.Features.ToArray());
        Assert.AreEqual(Pearson(Column(table, 2), Column(table, 1)), correlations.Values[0][1], 1e-12);
    }

    [TestMethod]
    public void Measure_ManyFeatures_TakesTheFirstForty()
    {
        int[] ranking = [.. Enumerable.Range(0, 60).Reverse()];

        CollectionAssert.AreEqual(
            ranking[..40], TopCorrelations.Measure(SearchProblems.Of(Table(rows: 20, slots: 60)), ranking)!.Features.ToArray());
    }

    [TestMethod]
    public void Measure_ManyRows_LooksAtSomeOfThemAllOverTheTable()
    {
        FeatureTable table = Table(rows: 40_001, slots: 3);

        FeatureCorrelations correlations = TopCorrelations.Measure(SearchProblems.Of(table), [0, 1, 2])!;

        double[] Thirds(int slot) => [.. Column(table, slot).Where((_, row) => row % 3 == 0)];
        Assert.AreEqual(Pearson(Thirds(0), Thirds(2)), correlations.Values[0][2], 1e-9);
    }

    // Slots 0 and 2 have something in common.
    private static FeatureTable Table(int rows, int slots)
    {
        FeatureTable table = SearchProblems.Table(LearningTask.Regression, [.. Enumerable.Range(0, rows).Select(row => (float)row)], slots);
        for (int row = 0; row < rows; row++)
        {
            table.Features[(row * slots) + 2] -= table.Features[row * slots];
        }

        return table;
    }

    private static double[] Column(FeatureTable table, int slot) =>
        [.. Enumerable.Range(0, table.RowCount).Select(row => (double)table.Features[(row * table.SlotCount) + slot])];

    private static double Pearson(double[] x, double[] y)
    {
        double meanX = x.Average();
        double meanY = y.Average();
        double covariance = x.Zip(y, (a, b) => (a - meanX) * (b - meanY)).Sum();
        return covariance / Math.Sqrt(x.Sum(a => Math.Pow(a - meanX, 2)) * y.Sum(b => Math.Pow(b - meanY, 2)));
    }
}
