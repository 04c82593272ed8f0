using MLNet.FeatureGating.Search;
using MLNet.FeatureGating.Selection;
using MLNet.FeatureGating.Tests.Support;
using MLNet.FeatureGating.Training;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNet.FeatureGating.Tests.Search;

[TestClass]
public sealed class LambdaExperimentTests
{
    private static readonly LambdaExperimentSettings Settings = new()
    {
        Seed = 1,
        Folds = 4,
        LambdaCount = 3,
        Device = ComputeDevice.Cpu,
        Gates = new() { MaximumEpochs = 200 },
        SearchSpace = new() { HiddenUnits = [[16]], LearningRate = 0.01 },
    };

    [TestMethod]
    [DataRow("Label", null)]
    [DataRow("Value", null)]
    [DataRow("Key", null)]
    [DataRow("Time", LearningTask.Survival)]
    public void Execute_EveryTask_FindsWhatIsRelevant(string label, LearningTask? task)
    {
        var mlContext = new MLContext();
        LambdaExperimentResult result = Experiment(mlContext, Settings with
        {
            Gates = Settings.Gates with { Task = task, EventColumnName = task is null ? null : nameof(Row.Died) },
        }).Execute(mlContext.Load(Problem.Create(240)), label);

        Assert.IsTrue(result.IsPredictive);
        CollectionAssert.AreEquivalent(Problem.Relevant, result.FewestWithinOneStandardError().Chosen.Features.ToArray());
        Assert.AreEqual(0.05, result.Summary.Predictiveness!.PValue, 1e-9);
        Assert.HasCount(19, result.Summary.Predictiveness!.PermutedGains);
    }

    [TestMethod]
    public void Execute_Reconstruction_NeedsNoLabel()
    {
        var mlContext = new MLContext();
        Row[] rows = Problem.Create(240).With((row, _) =>
        {
            // Features 2 and 3 are copies of 0 and 1.
            float[] x = row.Features;
            row.WithFeatures([x[0], x[1], x[0], x[1], 0.01f * x[4], x[5], x[5], x[5]]);
        });

        LambdaExperimentResult result = Experiment(
            mlContext, Settings with { Permutations = 0, Gates = Settings.Gates with { Task = LearningTask.Reconstruction } })
            .Execute(mlContext.Load(rows), labelColumnName: "nowhere");

        Assert.IsNull(result.Summary.LabelColumnName);
        Assert.AreEqual("RSquared", result.Summary.MetricName);
        Assert.IsTrue(result.IsPredictive);
        Assert.IsLessThan(result.Path[^1].Loss, result.BestMetric().Chosen.Loss);
    }

    [TestMethod]
    public void Execute_LabelsAreChance_NothingIsPredictive()
    {
        var mlContext = new MLContext();
        var random = new Random(3);

        LambdaExperimentResult result = Experiment(mlContext, Settings)
            .Execute(mlContext.Load(Problem.Create(240).With((row, _) => row.Label = random.Next(2) == 0)));

        Assert.IsFalse(result.IsPredictive, $"{result.Summary.Predictiveness}");
        Assert.IsNull(result.Decided.Chosen);
        Assert.Contains("Label", Assert.ThrowsExactly<InvalidOperationException>(() => result.BestMetric()).Message);
        Assert.Throws<InvalidOperationException>(() => result.FewestWithinOneStandardError());
        Assert.Throws<InvalidOperationException>(() => result.WithinBudget(3));
        Assert.HasCount(2, result.Exactly(2).FeatureNames);
    }

    [TestMethod]
    public void Execute_Twice_FindsTheSameBitForBitOnAnyThreads()
    {
        string Run(int threads)
        {
            var mlContext = new MLContext();
            LambdaExperimentResult result = Experiment(mlContext, Settings with { Threads = threads }).Execute(mlContext.Load(Problem.Create(120)));
            return string.Join(
                '\n',
                result.Path.Select(point => point with { Features = [] }).Cast<object>()
                    .Concat(result.RunDetails.Select(run => run with { RuntimeInSeconds = 0, OpenProbabilities = [], Configuration = null! }))
                    .Append(result.Summary.Predictiveness!.Gain));
        }

        Assert.AreEqual(Run(1), Run(3));
    }

    [TestMethod]
    public void Execute_TestRowsDifferOrRowsOfAFoldDo_OtherFoldsDoNotSeeThem()
    {
        // Every group has one fold. What is learnt on the other groups does not depend on it: their ranking unit is the same bit for bit.
        var mlContext = new MLContext();
        Row[] rows = Problem.Create(120).With((row, i) => row.Text = $"group {i % 6}");
        LambdaExperimentResult result = Experiment(mlContext, Settings with { Folds = 3 })
            .Execute(mlContext.Load(rows), samplingKeyColumnName: nameof(Row.Text));

        Assert.AreEqual(3, result.Summary.FoldCount);
        Assert.IsTrue(result.IsPredictive);
    }

    [TestMethod]
    public void Execute_Path_FallsFromAllToNone()
    {
        var mlContext = new MLContext();
        LambdaExperimentResult result = Experiment(mlContext, Settings).Execute(mlContext.Load(Problem.Create(240), Problem.SlotNames));
        int[] counts = [.. result.Path.Select(point => point.SelectedCount)];

        CollectionAssert.AreEqual(counts.OrderDescending().ToArray(), counts);
        Assert.AreEqual(Problem.FeatureCount, counts[0]);
        Assert.AreEqual(0, counts[^1]);
        Assert.AreEqual(result.Summary.BaselineLoss, result.Path[^1].Loss);
        Assert.AreEqual(0, result.Path.Min(point => point.LossAboveBest));
        foreach (LambdaPathPoint point in result.Path)
        {
            CollectionAssert.AreEqual(
                result.Summary.Features.OrderBy(feature => feature.Rank).Take(point.SelectedCount).Select(feature => feature.Index).ToArray(),
                point.Features.ToArray());
        }

        double[] lambdas = [.. result.RunDetails.Select(run => run.Lambda)];
        CollectionAssert.AreEqual(lambdas.Order().ToArray(), lambdas);
        Assert.IsGreaterThan(result.RunDetails[^1].SelectedCount, result.RunDetails[0].SelectedCount);
        Assert.AreEqual("one", result.Summary.Features[1].Name);
        Assert.AreSame(result.RunDetails.MaxBy(run => run.ValidationMetric), result.BestRun);
    }

    [TestMethod]
    public void Execute_GroupsCostsAndAlwaysKeep_AreRespected()
    {
        var mlContext = new MLContext();
        LambdaExperimentResult result = Experiment(mlContext, Settings with
        {
            Gates = Settings.Gates with
            {
                Groups = new Dictionary<string, IReadOnlyList<string>> { ["pair"] = ["one", "four"] },
                AlwaysKeep = ["zero"],
                Costs = new Dictionary<string, double> { ["pair"] = 4 },
            },
        }).Execute(mlContext.Load(Problem.Create(240), Problem.SlotNames));

        LambdaSelection fewest = result.FewestWithinOneStandardError();
        Assert.AreEqual("zero", fewest.FeatureNames[0]);
        CollectionAssert.AreEquivalent(new[] { "zero", "pair", "six" }, fewest.FeatureNames.ToArray());
        Assert.AreEqual(5, result.Path.Single(point => point.SelectedCount == 3).Cost);
        CollectionAssert.AreEquivalent(new[] { "zero", "pair", "six" }, result.WithinBudget(5).FeatureNames.ToArray());
        Assert.Throws<ArgumentOutOfRangeException>(() => result.Exactly(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => result.Exactly(8));
        Assert.HasCount(7, result.Exactly(7).FeatureNames);
    }

    [TestMethod]
    public void Execute_ConstantFeatures_RankLastAndAreNeverKept()
    {
        var mlContext = new MLContext();
        LambdaExperimentResult result = Experiment(mlContext, Settings)
            .Execute(mlContext.Load(Problem.Create(240).WithFeatures((value, slot) => slot == 1 ? 7 : value)));

        Assert.AreEqual(8, result.Summary.Features[1].Rank);
        Assert.IsTrue(result.Summary.Features[1].IsConstant);
        Assert.Throws<ArgumentOutOfRangeException>(() => result.Exactly(8));
        Assert.DoesNotContain(1, result.Exactly(7).Chosen.Features);
    }

    [TestMethod]
    public void Execute_Stability_FindsRelevantAndBoundsFalseOnes()
    {
        var mlContext = new MLContext();
        LambdaExperimentResult result = Experiment(mlContext, Settings with { Stability = new() { Subsamples = 20 } })
            .Execute(mlContext.Load(Problem.Create(240)));

        CollectionAssert.AreEquivalent(Problem.Relevant, result.Stable().Chosen.Features.ToArray());
        Assert.AreEqual(20, result.Summary.Stability!.Subsamples);
        Assert.IsLessThanOrEqualTo(1, result.Summary.Stability!.FalseSelectionBound);
        Assert.HasCount(Problem.FeatureCount, result.Summary.Stability!.ShadowFrequencies);
    }

    [TestMethod]
    public void Stable_NotAskedFor_SaysHow()
    {
        var mlContext = new MLContext();
        LambdaExperimentResult result = Experiment(mlContext, Settings with { Permutations = 0, LambdaCount = 0 })
            .Execute(mlContext.Load(Problem.Create(120)));

        Assert.Contains(nameof(LambdaExperimentSettings.Stability), Assert.ThrowsExactly<InvalidOperationException>(() => result.Stable()).Message);
        Assert.IsNull(result.BestRun);
        Assert.IsNull(result.Summary.Predictiveness);
        Assert.IsTrue(result.IsPredictive);
    }

    [TestMethod]
    public void Execute_SeveralConfigurations_TakesTheBest()
    {
        // A linear model cannot tell the product of two features.
        var mlContext = new MLContext();
        LambdaExperimentResult result = Experiment(mlContext, Settings with
        {
            LambdaCount = 0,
            Permutations = 0,
            MaxConfigurations = 2,
            Gates = new(),
            SearchSpace = Settings.SearchSpace with { HiddenUnits = [[], [32, 16]], LearningRate = 3e-3, Sigma = new(0.5, 1.5) },
        }).Execute(mlContext.Load(Problem.Create(600).With((row, _) => row.Label = row.X0 * row.Features[1] > 0)));

        Assert.AreEqual("32, 16", result.Summary.Settings["hidden units"]);
        CollectionAssert.AreEquivalent(new[] { 0, 1 }, result.FewestWithinOneStandardError().Chosen.Features.ToArray());
    }

    [TestMethod]
    public void Execute_CancelledAtOnce_Throws()
    {
        var mlContext = new MLContext();
        using var source = new CancellationTokenSource();
        source.Cancel();

        Assert.Throws<OperationCanceledException>(
            () => Experiment(mlContext, Settings with { CancellationToken = source.Token }).Execute(mlContext.Load(Problem.Create(120))));
    }

    [TestMethod]
    [DataRow("ranking")]
    [DataRow("networks")]
    [DataRow("permuted")]
    [DataRow("fixed")]
    public void Execute_CancelledInAStage_KeepsTheBestSoFar(string stage)
    {
        var mlContext = new MLContext();
        using var source = new CancellationTokenSource();
        int units = 0;
        var progress = new Watch(report =>
        {
            // In the midst of the stage: two of its units are done.
            units += report.Stage.StartsWith(stage, StringComparison.Ordinal) ? 1 : 0;
            if (units > 2)
            {
                source.Cancel();
            }
        });

        LambdaExperimentResult result = Experiment(mlContext, Settings with { Threads = 1, CancellationToken = source.Token })
            .Execute(mlContext.Load(Problem.Create(240)), progressHandler: progress);

        Assert.IsFalse(result.Summary.IsComplete);
        Assert.HasCount(3, result.Exactly(3).FeatureNames);
        CollectionAssert.AreEquivalent(Problem.Relevant, result.Exactly(3).Chosen.Features.ToArray());
        Assert.IsNotEmpty(result.Decided.Chosen?.Features ?? result.Exactly(1).Chosen.Features);
    }

    [TestMethod]
    public void Execute_BadInput_NamesTheColumn()
    {
        var mlContext = new MLContext();
        IDataView view = mlContext.Load(Problem.Create(60));
        void Refuses<T>(string expected, Action action)
            where T : Exception => Assert.Contains(expected, Assert.Throws<T>(action).Message);

        Refuses<ArgumentOutOfRangeException>("'nowhere'", () => Experiment(mlContext, Settings).Execute(view, "nowhere"));
        Refuses<ArgumentOutOfRangeException>("'nowhere'", () => Experiment(mlContext, Settings).Execute(view, featureColumnName: "nowhere"));
        Refuses<ArgumentOutOfRangeException>("'nowhere'", () => Experiment(mlContext, Settings).Execute(view, samplingKeyColumnName: "nowhere"));
        Refuses<ArgumentOutOfRangeException>(
            "'X1To3'", () => Experiment(mlContext, Settings).Execute(view, samplingKeyColumnName: nameof(Row.X1To3)));
        Refuses<ArgumentException>("'Label'", () => Experiment(mlContext, Settings).Execute(view, samplingKeyColumnName: "Label"));
        Refuses<ArgumentNullException>("trainData", () => Experiment(mlContext, Settings).Execute(null!));
        Refuses<ArgumentException>(
            "SelfSupervision", () => Experiment(mlContext, Settings with { Gates = new() { SelfSupervision = new() } }).Execute(view));
        Refuses<InvalidOperationException>(
            "Label", () => Experiment(mlContext, Settings).Execute(mlContext.Load(Problem.Create(20).With((row, _) => row.Label = true))));
        Refuses<InvalidOperationException>(
            "sampling key", () => Experiment(mlContext, Settings).Execute(view, samplingKeyColumnName: nameof(Row.Text)));
    }

    [TestMethod]
    public void Execute_StudyOfOtherRows_IsRefused()
    {
        using var folder = new TemporaryFolder();
        var mlContext = new MLContext();
        LambdaExperimentSettings settings = Settings with { LambdaCount = 0, Permutations = 0, StudyFile = folder.Path("study") };
        Experiment(mlContext, settings).Execute(mlContext.Load(Problem.Create(60)));

        string message = Assert.Throws<InvalidOperationException>(
            () => Experiment(mlContext, settings).Execute(mlContext.Load(Problem.Create(60, seed: 2)))).Message;

        Assert.Contains("rows", message);
        Assert.Throws<InvalidOperationException>(
            () => Experiment(mlContext, settings with { Seed = 2 }).Execute(mlContext.Load(Problem.Create(60))));

        // More of the same is found out with the same file.
        Assert.HasCount(5, Experiment(mlContext, settings with { LambdaCount = 3 }).Execute(mlContext.Load(Problem.Create(60))).RunDetails.Take(5));
    }

    private static LambdaExperiment Experiment(MLContext mlContext, LambdaExperimentSettings settings) =>
        mlContext.FeatureGating().CreateLambdaExperiment(settings);

    private sealed class Watch(Action<LambdaExperimentProgress> watch) : IProgress<LambdaExperimentProgress>
    {
        public void Report(LambdaExperimentProgress value) => watch(value);
    }
}
