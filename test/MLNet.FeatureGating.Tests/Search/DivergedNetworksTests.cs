using MLNet.FeatureGating.Search;
using MLNet.FeatureGating.Search.Analysis;
using MLNet.FeatureGating.Search.Rows;
using MLNet.FeatureGating.Search.Stages;
using MLNet.FeatureGating.Selection;
using MLNet.FeatureGating.Tests.Support;
using Microsoft.ML;

namespace MLNet.FeatureGating.Tests.Search;

/// <summary>What an experiment says of numbers of features whose networks diverged.</summary>
[TestClass]
public sealed class DivergedNetworksTests
{
    private readonly MLContext _mlContext = new(seed: 1);

    [TestMethod]
    public void WithinBudget_AllThatCanBeAffordedDiverged_IsTheMostThatCanBe()
    {
        LambdaExperimentResult result = Result(soundFrom: 4);

        LambdaSelection selection = result.WithinBudget(2.5);

        CollectionAssert.AreEqual(new[] { 0, 1 }, selection.Chosen.Features.ToArray());
        Assert.IsTrue(double.IsNaN(selection.Chosen.Loss));
        CollectionAssert.AreEqual(new[] { 0, 1, 2, 3 }, result.WithinBudget(5).Chosen.Features.ToArray());
    }

    [TestMethod]
    public void BestMetric_SomeDiverged_IsAmongTheOthers()
    {
        LambdaExperimentResult result = Result(soundFrom: 4);

        Assert.HasCount(8, result.BestMetric().Chosen.Features);
        CollectionAssert.AreEqual(new[] { 8, 4, 0 }, result.Path.Select(point => point.SelectedCount).ToArray());
        Assert.IsTrue(double.IsNaN(result.Exactly(1).Chosen.Metric));
    }

    [TestMethod]
    public void Decided_AllDiverged_IsByTheGatesAlone()
    {
        LambdaExperimentResult result = Result(soundFrom: 99);

        Assert.IsEmpty(result.Path);
        Assert.IsTrue(double.IsNaN(result.Summary.BaselineLoss));
        CollectionAssert.AreEqual(new[] { 0, 1, 2, 3 }, result.Decided.Chosen!.Features.ToArray(), "Those that are more likely open than not.");
        Assert.AreEqual("open gates", result.Decided.Chosen!.Rule, "Nothing was cancelled.");
        Refusal.Throws<InvalidOperationException>(() => result.BestMetric(), "diverged", "LearningRate", "Exactly");
        Assert.HasCount(2, result.Exactly(2).Chosen.Features);
    }

    // Of 1, 2, 4 and 8 features by rank, those of fewer than so many diverged.
    private LambdaExperimentResult Result(int soundFrom)
    {
        var host = EstimatorHost.Of(_mlContext);
        IDataView view = _mlContext.Load(Problem.Create(rows: 30));
        var reader = new SearchProblemReader(host, SearchProblems.Hasty, "Label", "Features", groupName: null);
        SearchProblem problem = reader.Read(view, seed: 1);
        var subsets = new SubsetTable(problem);
        for (int fold = 0; fold < problem.Folds; fold++)
        {
            SubsetTrack Track(int count) => count < soundFrom ? new(count, [], []) : new(count, [1.0 / count], [0.5]);
            subsets.Add(fold, new([Track(1), Track(2), Track(4), Track(8)], 2 + (0.01 * fold), 0.4));
        }

        int[] ranks = [.. Enumerable.Range(0, 8)];
        var member = new SweepMember([.. ranks.Select(rank => 0.95f - (0.125f * rank))], new float[8], [1], [8]);
        var findings = new SearchFindings(ConfigurationSampler.Draw(problem.Settings.SearchSpace, 1, 1)[0], 0, subsets)
        {
            Sweeps = [new([member])],
            RanksOfFolds = [.. Enumerable.Repeat(ranks, problem.Folds)],
            Ranking = FeatureRanking.Of(problem, [member]),
            Members = [member],
        };
        SearchSummary summary = new SummaryBuilder(problem, findings, "Label").Build("cpu", TimeSpan.Zero, isComplete: true) with
        {
            Predictiveness = new(1, [], 0.05, true),
        };
        return new(new(host, problem, findings, reader, view.Schema["Features"]), summary);
    }
}
