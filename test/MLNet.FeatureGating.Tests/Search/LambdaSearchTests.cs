using MLNet.FeatureGating.Search;
using MLNet.FeatureGating.Search.Rows;
using MLNet.FeatureGating.Search.Storage;
using MLNet.FeatureGating.Search.Units;
using MLNet.FeatureGating.Tests.Support;
using MLNet.FeatureGating.Training;

namespace MLNet.FeatureGating.Tests.Search;

/// <summary>The course of a search, by a store that knows the result of every unit.</summary>
[TestClass]
public sealed class LambdaSearchTests
{
    private const int Features = 20;

    private static readonly LambdaExperimentSettings Settings = SearchProblems.Hasty with { Threads = 1 };
    private static readonly IReadOnlyList<SearchConfiguration> Three = ConfigurationSampler.Draw(
        new() { Sigma = new(0.5, 2), HiddenUnits = [[4]] }, 3, seed: 1);

    [TestMethod]
    public void FindBest_Folds_AreRankedAloneAndTogether()
    {
        SearchFindings findings = Find(new OracleStore(Features));

        int[] expected = [.. Enumerable.Range(0, Features)];
        CollectionAssert.AreEqual(expected, findings.Ranking.Features);
        Assert.HasCount(3, findings.RanksOfFolds);
        Assert.HasCount(3, findings.Members);
        foreach (int[]? ranks in findings.RanksOfFolds)
        {
            CollectionAssert.AreEqual(expected, ranks);
        }
    }

    [TestMethod]
    public void FindBest_SeveralConfigurations_IsTheOneOfLeastLoss()
    {
        // The third is best with all features alone.
        using var store =
            new OracleStore(Features) { Loss = (configuration, _, count) => configuration == 2 ? 2 - (0.1 * count) : 1.0 / (1 + count) };

        SearchFindings findings = Search(store).FindBest(Three)!;

        Assert.AreEqual(2, findings.Index);
        Assert.AreEqual(Three[2], findings.Configuration);
        Assert.AreEqual(Features, findings.Subsets.Best(least: 0));
    }

    [TestMethod]
    public void FindBest_FoldThatDiverged_IsLeftOut()
    {
        SearchFindings findings = Find(
            new OracleStore(Features) { HasDiverged = fold => fold == 1, Loss = (_, fold, count) => fold + (1.0 / (1 + count)) });

        Assert.IsNull(findings.RanksOfFolds[1]);
        Assert.HasCount(2, findings.Members);
        CollectionAssert.AreEqual(new[] { 0.5, 2.5 }, findings.Subsets.Losses(1));
    }

    [TestMethod]
    public void FindBest_AllDiverged_ThrowsSayingWhatToDo() => Refusal.Throws<InvalidOperationException>(
        () => Find(new OracleStore(Features) { HasDiverged = _ => true }),
        "diverged on every fold",
        "LearningRate",
        "Standardize",
        "MaximumGradientNorm");

    [TestMethod]
    public void FindBest_StoppedBeforeAnything_IsNone()
    {
        using var store = new MemoryStudyStore();
        SearchProblem problem = SearchProblems.OfFeatures(Features, settings: Settings);
        var runner = new UnitRunner(store, problem.Settings, new ProgressWatch(null), new CancellationToken(canceled: true));

        Assert.IsNull(new LambdaSearch(problem, runner).FindBest(Three));
    }

    [TestMethod]
    public void Evaluate_NumbersThatAreKnown_AreNotLookedAtAgain()
    {
        using var store = new OracleStore(Features);
        LambdaSearch search = Search(store);
        SearchFindings findings = search.FindBest([Three[0]])!;
        int[] before = [.. store.Counts];
        int other = Enumerable.Range(1, Features).First(count => !before.Contains(count));

        Assert.IsTrue(search.Evaluate(findings, [1, other], "some"));

        CollectionAssert.AreEqual(before.Append(other).Order().ToArray(), store.Counts.ToArray());
        Assert.IsTrue(findings.Subsets.Counts.Contains(other));
    }

    [TestMethod]
    public void DrawCurves_GivenLambdas_AreEvenAndThenHalvedAboutTheChosenNumber()
    {
        using var store = new OracleStore(Features) { Selected = lambda => lambda < 3 ? 10 : 2 };
        LambdaSearch search = Search(store, Settings with { LambdaCount = 3, SearchSpace = Settings.SearchSpace with { Lambda = new(0.01, 100) } });
        SearchFindings findings = search.FindBest([Three[0]])!;

        Assert.IsTrue(search.DrawCurves(findings, chosen: 5));

        // 0.01, 1 and 100; then between 1 and 100, then between 1 and 10.
        double[] expected = [0.01, 1, Math.Sqrt(10), 10, 100];
        Assert.HasCount(5, store.Lambdas);
        foreach ((double lambda, double asked) in expected.Zip(store.Lambdas))
        {
            Assert.AreEqual(lambda, asked, 1e-9 * lambda);
        }

        Assert.HasCount(5 * 3, findings.Grid);
        CollectionAssert.AreEquivalent(new[] { 0, 1, 2 }, findings.Grid.Select(point => point.Fold).Distinct().ToArray());
        CollectionAssert.AreEqual(
            new[] { 10.0, 10, 2, 2, 2 }, LambdaSearch.CountsByLambda(findings).OrderBy(point => point.Lambda).Select(point => point.Count).ToArray());
    }

    [TestMethod]
    public void DrawCurves_NoRangeOfLambdas_IsThatOfTheSweeps()
    {
        using var store = new OracleStore(Features);
        LambdaSearch search = Search(store, Settings with { LambdaCount = 4 });
        SearchFindings findings = search.FindBest([Three[0]])!;

        search.DrawCurves(findings, chosen: 5);

        // Gates close from 10 on; from a tenth of that, for they lag behind.
        Assert.AreEqual(1, store.Lambdas.Min(), 1e-9);
        Assert.AreEqual(10, store.Lambdas.Max(), 1e-9);
        Assert.HasCount(4, store.Lambdas);
    }

    [TestMethod]
    public void DrawCurves_NoLambdas_DoesNothing()
    {
        using var store = new OracleStore(Features);
        LambdaSearch search = Search(store, Settings with { LambdaCount = 0 });
        SearchFindings findings = search.FindBest([Three[0]])!;

        Assert.IsTrue(search.DrawCurves(findings, chosen: 5));
        Assert.IsEmpty(findings.Grid);
        Assert.IsEmpty(store.Lambdas);
    }

    [TestMethod]
    public void Permute_NoneDoesAsWell_LooksAtAll()
    {
        using var store = new OracleStore(Features) { Gain = permutation => permutation == 0 ? 0.5 : 0.01 * permutation };
        LambdaSearch search = Search(store, Settings with { Permutations = 40 });

        (double gain, IReadOnlyList<double> permuted) = search.Permute(search.FindBest([Three[0]])!)!.Value;

        Assert.AreEqual(0.5, gain);
        CollectionAssert.AreEqual(Enumerable.Range(1, 40).Select(permutation => 0.01 * permutation).ToArray(), permuted.ToArray());
    }

    [TestMethod]
    public void Permute_MoreDoAsWellThanTheLevelAllows_StopsThere()
    {
        // Of 999, 49 may do as well.
        using var store = new OracleStore(Features) { Gain = permutation => permutation is 0 or > 200 ? 0.5 : 0.4 };
        LambdaSearch search = Search(store, Settings with { Permutations = 999 });

        (_, IReadOnlyList<double> permuted) = search.Permute(search.FindBest([Three[0]])!)!.Value;

        int atOnce = Math.Max(4, Environment.ProcessorCount);
        Assert.IsGreaterThanOrEqualTo(250, permuted.Count);
        Assert.IsLessThan(250 + atOnce, permuted.Count);
        Assert.AreEqual(permuted.Count + 1, store.Permutations);
    }

    [TestMethod]
    public void Permute_NotAskedForOrNoLabels_IsNone()
    {
        using var store = new OracleStore(Features);
        LambdaSearch without = Search(store, Settings with { Permutations = 0 });
        SearchFindings findings = without.FindBest([Three[0]])!;
        SearchProblem problem = SearchProblems.OfFeatures(Features, settings: Settings);
        var runner = new UnitRunner(store, problem.Settings, new ProgressWatch(null), CancellationToken.None);

        Assert.IsNull(without.Permute(findings));
        Assert.IsNull(new LambdaSearch(problem with { Table = problem.Table with { Task = LearningTask.Reconstruction } }, runner).Permute(findings));
        Assert.AreEqual(0, store.Permutations);
    }

    [TestMethod]
    public void SelectOnHalves_Pairs_AreBothHalvesOfEach()
    {
        using var store = new OracleStore(Features);
        LambdaSearch search = Search(store);

        IReadOnlyList<int[]> halves = search.SelectOnHalves(search.FindBest([Three[0]])!, pairs: 3, selected: 7)!;

        CollectionAssert.AreEqual(new[] { 0, 7, 1, 7, 2, 7 }, halves.Select(half => half.Single()).ToArray());
    }

    private static LambdaSearch Search(OracleStore store, LambdaExperimentSettings? settings = null)
    {
        SearchProblem problem = SearchProblems.OfFeatures(Features, settings: settings ?? Settings);
        return new(problem, new(store, problem.Settings, new ProgressWatch(null), CancellationToken.None));
    }

    private static SearchFindings Find(OracleStore store)
    {
        using (store)
        {
            return Search(store).FindBest([Three[0]])!;
        }
    }
}
