using MLNet.FeatureGating.Search;
using MLNet.FeatureGating.Search.Analysis;
using MLNet.FeatureGating.Search.Rows;
using MLNet.FeatureGating.Search.Units;

namespace MLNet.FeatureGating.Tests.Search.Analysis;

[TestClass]
public sealed class CountPlanTests
{
    private const int Folds = 5;

    private static readonly LambdaExperimentSettings Settings = SearchProblems.Hasty with { Folds = Folds, Threads = 1 };

    [TestMethod]
    [DataRow(1, "1")]
    [DataRow(2, "1 2")]
    [DataRow(5, "1 2 4 5")]
    [DataRow(64, "1 2 4 8 16 32 64")]
    [DataRow(65, "1 2 4 8 16 32 64 65")]
    [DataRow(1000, "1 2 4 8 16 32 64 1000")]
    public void Coarse_Features_ArePowersOfTwoAndAll(int features, string expected) => AssertCoarse(expected, SearchProblems.OfFeatures(features));

    [TestMethod]
    public void Coarse_AlwaysKept_BeginsWithThem()
    {
        AssertCoarse("5 8 16 32 40", SearchProblems.OfFeatures(40, kept: 5));
        AssertCoarse("8 16 32 40", SearchProblems.OfFeatures(40, kept: 8));
        AssertCoarse("40", SearchProblems.OfFeatures(40, kept: 40));
        AssertCoarse("70 100", SearchProblems.OfFeatures(100, kept: 70));
    }

    [TestMethod]
    public void Coarse_Constants_DoNotCount()
    {
        AssertCoarse("1 2 4 7", SearchProblems.OfFeatures(10, constant: 3));
        AssertCoarse("2", SearchProblems.OfFeatures(3, kept: 2, constant: 1));
    }

    [TestMethod]
    [DataRow(1, "1 100")]
    [DataRow(10, "1 2 4 8 10 100")]
    [DataRow(80, "1 2 4 8 16 32 64 80 100")]
    [DataRow(1000, "1 2 4 8 16 32 64 100")]
    public void Coarse_MaximumFeatures_IsTheLargestBesideAll(int maximum, string expected) =>
        AssertCoarse(expected, SearchProblems.OfFeatures(100, settings: Settings with { MaximumFeatures = maximum }));

    [TestMethod]
    public void Coarse_MaximumFeaturesBelowThoseAlwaysKept_IsThoseAndAll() =>
        AssertCoarse("5 100", SearchProblems.OfFeatures(100, kept: 5, settings: Settings with { MaximumFeatures = 3 }));

    // Fewer and fewer features lose more and more, and so do more and more: one number is best, and what surrounds it is worse the farther it is.
    [TestMethod]
    [DataRow(3, 0, 60)]
    [DataRow(10, 0, 60)]
    [DataRow(40, 0, 60)]
    [DataRow(40, 6, 40)]
    [DataRow(100, 0, 50)]
    [DataRow(1000, 0, 10)]
    public void Search_LossesWithOneValley_EndsWithTheTrueBestAndFewest(int features, int kept, int trials)
    {
        SearchProblem problem = SearchProblems.OfFeatures(features, kept, settings: Settings);
        var random = new Random(features + kept);
        for (int trial = 0; trial < trials; trial++)
        {
            double[][] losses = Valley(features, random, noise: 0);

            (SubsetTable found, int looks) = Search(problem, losses);

            string what = $"trial {trial}";
            (int best, int fewest) = Truth(losses, kept);
            Assert.IsEmpty(CountPlan.Next(problem, found), what);
            AssertNear(best, found.Best(kept), what);
            if (found.Best(kept) == best)
            {
                AssertNear(fewest, found.Fewest(kept), what);
            }

            Assert.IsLessThanOrEqualTo(20, looks, what);
        }
    }

    // Whatever the losses, what the search decides for has no unknown neighbour.
    [TestMethod]
    [DataRow(10, 0)]
    [DataRow(40, 0)]
    [DataRow(40, 6)]
    [DataRow(200, 0)]
    public void Search_NoisyLosses_EndsWithTheNeighboursOfTheBestAndTheFewestKnown(int features, int kept)
    {
        SearchProblem problem = SearchProblems.OfFeatures(features, kept, settings: Settings);
        var random = new Random(features + kept);
        for (int trial = 0; trial < 60; trial++)
        {
            (SubsetTable found, int looks) = Search(problem, Valley(features, random, noise: 0.2));

            string what = $"trial {trial}: {string.Join(' ', found.Counts)}";
            Assert.IsEmpty(CountPlan.Next(problem, found), what);
            foreach (int center in new[] { found.Best(kept), found.Fewest(kept) }.Where(center => center <= 16))
            {
                foreach (int neighbour in new[] { center - 1, center + 1 }.Where(count => count > Math.Max(0, kept) && count <= features))
                {
                    Assert.IsTrue(found.Contains(neighbour), $"{what}; beside {center}");
                }
            }

            Assert.IsLessThanOrEqualTo(24, looks, what);
        }
    }

    [TestMethod]
    public void Search_MaximumFeatures_IsNotPassedThoughAllAreBetter()
    {
        SearchProblem problem = SearchProblems.OfFeatures(100, settings: Settings with { MaximumFeatures = 10 });
        double[][] falling = [.. Enumerable.Range(0, Folds).Select(_ => Enumerable.Range(0, 101).Select(count => 1.0 / (1 + count)).ToArray())];

        (SubsetTable found, _) = Search(problem, falling);

        CollectionAssert.AreEqual(new[] { 1, 2, 4, 8, 10, 100 }, found.Counts.ToArray());
        Assert.AreEqual(100, found.Best(least: 0));
    }

    [TestMethod]
    public void Search_AllAreBest_LooksBetweenThemAndTheLargestNumber()
    {
        SearchProblem problem = SearchProblems.OfFeatures(1000, settings: Settings);
        double[][] falling = [.. Enumerable.Range(0, Folds).Select(fold =>
            Enumerable.Range(0, 1001).Select(count => (0.02 * fold) + (1.0 / (1 + count))).ToArray())];

        (SubsetTable found, _) = Search(problem, falling);

        Assert.AreEqual(1000, found.Best(least: 0));
        AssertNear(Truth(falling, 0).Fewest, found.Fewest(least: 0), "fewest");
        Assert.IsTrue(found.Counts.Any(count => count is > 64 and < 1000));
    }

    private static void AssertCoarse(string expected, SearchProblem problem) =>
        Assert.AreEqual(expected, string.Join(' ', CountPlan.Coarse(problem)));

    // The search as it is, but for the training.
    private static (SubsetTable Found, int Looks) Search(SearchProblem problem, double[][] losses)
    {
        using var store = new OracleStore(problem.FeatureCount) { Loss = (_, fold, count) => losses[fold][count] };
        var search = new LambdaSearch(problem, new(store, problem.Settings, new ProgressWatch(null), CancellationToken.None));
        SearchFindings findings = search.FindBest(ConfigurationSampler.Draw(problem.Settings.SearchSpace, 1, 1))!;
        return (findings.Subsets, store.Counts.Count);
    }

    // Losses of 0 and more features, fold by fold: they fall to a bottom at a random place, and rise again.
    private static double[][] Valley(int features, Random random, double noise)
    {
        double bottom = Math.Exp(random.NextDouble() * Math.Log(Math.Min(features, 40) + 1)) - 1;
        double fall = 0.2 + random.NextDouble();
        double rise = 0.3 * random.NextDouble();
        double spread = 0.3 * random.NextDouble();
        return [.. Enumerable.Range(0, Folds).Select(_ =>
        {
            double shift = spread * random.NextDouble();
            double scale = 1 + (spread * random.NextDouble());
            return Enumerable.Range(0, features + 1).Select(count =>
            {
                double way = Math.Log((1 + count) / (1 + bottom));
                return shift + (scale * (way < 0 ? -fall * way : rise * way)) + (noise * random.NextDouble());
            }).ToArray();
        })];
    }

    // By looking at every number of features.
    private static (int Best, int Fewest) Truth(double[][] losses, int kept)
    {
        int[] counts = [.. Enumerable.Range(0, losses[0].Length).Where(count => count >= kept)];
        double Mean(int count) => losses.Sum(ofFold => ofFold[count]) / losses.Length;
        int best = counts.MinBy(Mean);
        double variance = losses.Sum(ofFold => Math.Pow(ofFold[best] - Mean(best), 2)) / (losses.Length - 1);
        double bound = Mean(best) + Math.Sqrt(variance / losses.Length);
        return (best, counts.First(count => Mean(count) <= bound));
    }

    // Exact up to 16, and within a tenth beyond.
    private static void AssertNear(int expected, int found, string what) =>
        Assert.IsLessThanOrEqualTo(expected <= 16 ? 0 : 0.1 * (expected + 10), Math.Abs(found - expected), $"{what}: {found} rather than {expected}");
}
