using MLNet.FeatureGating.Search.Analysis;

namespace MLNet.FeatureGating.Tests.Search.Analysis;

[TestClass]
public sealed class StabilityBoundTests
{
    // What the R package stabs prints for complementary pairs under the assumption of unimodality, with 50 pairs.
    [TestMethod]
    [DataRow(100, 1, 0.6, 0.02631579, 1e-8)]
    [DataRow(100, 2, 0.6, 0.1052632, 1e-7)]
    [DataRow(100, 3, 0.6, 0.2368421, 1e-7)]
    [DataRow(100, 7, 0.6, 1.289474, 1e-6)]
    [DataRow(100, 10, 0.6, 2.631579, 1e-6)]
    [DataRow(10, 3, 0.96, 0.176, 5e-4)]
    public void Of_CasesOfAnotherProgram_IsWhatItPrints(int features, int selected, double threshold, double expected, double rounding) =>
        Assert.AreEqual(expected, StabilityBound.Of(features, selected, pairs: 50, threshold), rounding);

    // The paper's theorem 2, term by term.
    [TestMethod]
    [DataRow(1000, 50, 50, 0.9)]
    [DataRow(1000, 50, 25, 0.75)]
    [DataRow(60, 12, 10, 0.76)]
    [DataRow(60, 12, 10, 1.0)]
    public void Of_ThresholdsOnBothSidesOfThreeQuarters_FollowsTheTheorem(int features, int selected, int pairs, double threshold)
    {
        double factor = threshold <= 0.75
            ? 1 / (2 * ((2 * threshold) - 1 - (1.0 / (2 * pairs))))
            : 4 * (1 - threshold + (1.0 / (2 * pairs))) / (1 + (1.0 / pairs));

        Assert.AreEqual(factor * selected * selected / features, StabilityBound.Of(features, selected, pairs, threshold), 1e-12);
    }

    [TestMethod]
    [DataRow(10, 6, 0.9)]
    [DataRow(10, 5, 0.69)]
    [DataRow(10, 9, 0.75)]
    public void Of_SelectionsOrThresholdsThatTheTheoremDoesNotCover_HoldsForAnyLaw(int features, int selected, double threshold) =>
        Assert.AreEqual(selected * selected / ((2 * threshold) - 1) / features, StabilityBound.Of(features, selected, pairs: 50, threshold), 1e-12);

    [TestMethod]
    public void Of_AnyCase_IsNeverAboveTheBoundForAnyLaw()
    {
        foreach (int selected in Enumerable.Range(1, 20))
        {
            foreach (double threshold in Enumerable.Range(51, 50).Select(percent => percent / 100.0))
            {
                Assert.IsLessThanOrEqualTo(
                    (selected * selected / ((2 * threshold) - 1) / 20) + 1e-12, StabilityBound.Of(20, selected, pairs: 5, threshold));
            }
        }
    }

    [TestMethod]
    [DataRow(200, 0.6, 0.2, 3)]
    [DataRow(100, 0.6, 0.5, 4)]
    [DataRow(100, 0.6, 0.001, 1)]
    [DataRow(10, 0.9, 1000.0, 10)]
    public void GreatestSelection_Bound_IsTheLastWithinIt(int features, double threshold, double bound, int expected) =>
        Assert.AreEqual(expected, StabilityBound.GreatestSelection(features, pairs: 50, threshold, bound));

    // Features of no use at all, halves of the same rows: what is selected often is so by chance.
    [TestMethod]
    [DataRow(20, 4, 10, 0.6)]
    [DataRow(20, 4, 10, 0.75)]
    [DataRow(20, 4, 25, 0.9)]
    [DataRow(12, 5, 10, 0.7)]
    public void Of_NoiseSelectedByMeansOfHalves_IsNotExceeded(int features, int selected, int pairs, double threshold)
    {
        const int Rows = 24;
        const int Trials = 150;
        var random = new Random(1);
        double stable = 0;
        for (int trial = 0; trial < Trials; trial++)
        {
            double[][] noise = [.. Enumerable.Range(0, features)
                .Select(_ => Enumerable.Range(0, Rows).Select(_ => random.NextDouble() - 0.5).ToArray())];
            int[] times = new int[features];
            for (int pair = 0; pair < pairs; pair++)
            {
                int[] rows = [.. Enumerable.Range(0, Rows)];
                random.Shuffle(rows);
                foreach (int[] half in new[] { rows[..(Rows / 2)], rows[(Rows / 2)..] })
                {
                    double Size(int feature) => Math.Abs(half.Sum(row => noise[feature][row]));
                    foreach (int feature in Enumerable.Range(0, features).OrderByDescending(Size).Take(selected))
                    {
                        times[feature]++;
                    }
                }
            }

            stable += times.Count(count => count >= (2 * pairs * threshold) - 1e-9);
        }

        double bound = StabilityBound.Of(features, selected, pairs, threshold);
        Assert.IsLessThan(bound, stable / Trials);
        Assert.IsLessThan(features, bound, "It says something.");
    }
}
