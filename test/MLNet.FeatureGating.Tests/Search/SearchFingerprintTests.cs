using System.Globalization;
using System.Reflection;
using MLNet.FeatureGating.Data;
using MLNet.FeatureGating.Search;
using MLNet.FeatureGating.Search.Rows;
using MLNet.FeatureGating.Search.Storage;
using MLNet.FeatureGating.Selection;
using MLNet.FeatureGating.Tests.Support;
using MLNet.FeatureGating.Training;
using Microsoft.ML;

namespace MLNet.FeatureGating.Tests.Search;

/// <summary>
/// A study file must be refused where any result in it would have been another, and taken where only more, or fewer, are looked for. Whoever adds a
/// property has to say here which of the two it is.
/// </summary>
[TestClass]
public sealed class SearchFingerprintTests
{
    private static readonly LambdaExperimentSettings Base = new();
    private static readonly LambdaExperimentSettings Several = Base with { SearchSpace = new() { Sigma = new(1, 2) } };
    private static readonly Dictionary<string, IReadOnlyList<string>> Pair = new() { ["g"] = ["Features[1]", "Features[4]"] };
    private static readonly LambdaExperimentSettings Survival =
        Base with { Gates = new() { Task = LearningTask.Survival, EventColumnName = "Died" } };

    /// <summary>Every property: whether results depend on it, and settings that differ in nothing else.</summary>
    private static readonly Dictionary<string, (bool Bears, LambdaExperimentSettings Before, LambdaExperimentSettings After)> Settings = new()
    {
        [nameof(Base.MaxExperimentTimeInSeconds)] = (false, Base, Base with { MaxExperimentTimeInSeconds = 9 }),
        [nameof(Base.MaxConfigurations)] = (true, Several, Several with { MaxConfigurations = 3 }),
        [nameof(Base.SearchSpace)] = (true, Base, Searching(new() { Sigma = 3 })),
        [nameof(Base.Gates)] = (true, Base, Gated(new() { WeightDecay = 0.5 })),
        [nameof(Base.Folds)] = (true, Base, Base with { Folds = 4 }),

        // Further partitions leave the first one as it is.
        [nameof(Base.Partitions)] = (false, Base, Base with { Partitions = 3 }),
        [nameof(Base.SeedsPerFold)] = (true, Base, Base with { SeedsPerFold = 3 }),
        [nameof(Base.LambdaCount)] = (false, Base, Base with { LambdaCount = 3 }),
        [nameof(Base.MaximumFeatures)] = (false, Base, Base with { MaximumFeatures = 3 }),
        [nameof(Base.Permutations)] = (false, Base, Base with { Permutations = 0 }),
        [nameof(Base.Stability)] = (false, Base, Base with { Stability = new() }),
        [nameof(Base.StudyFile)] = (false, Base, Base with { StudyFile = "another" }),
        [nameof(Base.Seed)] = (true, Base, Base with { Seed = 7 }),
        [nameof(Base.Threads)] = (false, Base, Base with { Threads = 1 }),
        [nameof(Base.Device)] = (true, Base, Base with { Device = ComputeDevice.Cpu }),
        [nameof(Base.CancellationToken)] = (false, Base, Base with { CancellationToken = new CancellationTokenSource().Token }),
    };

    private static readonly Dictionary<string, (bool Bears, LambdaExperimentSettings Before, LambdaExperimentSettings After)> Spaces = new()
    {
        // The lambda is in the name of each unit.
        [nameof(LambdaSearchSpace.Lambda)] = (false, Base, Searching(new() { Lambda = new(1, 2) })),
        [nameof(LambdaSearchSpace.Gates)] = (true, Base, Searching(new() { Gates = [GateKind.HardConcrete] })),
        [nameof(LambdaSearchSpace.Sigma)] = (true, Base, Searching(new() { Sigma = 0.5 })),
        [nameof(LambdaSearchSpace.Temperature)] = (true, Base, Searching(new() { Temperature = 0.5 })),
        [nameof(LambdaSearchSpace.LearningRate)] = (true, Base, Searching(new() { LearningRate = new(0.003, 0.0031) })),
        [nameof(LambdaSearchSpace.GateLearningRate)] = (true, Base, Searching(new() { GateLearningRate = 0.5 })),
        [nameof(LambdaSearchSpace.HiddenUnits)] = (true, Searching(new() { HiddenUnits = [[6, 4]] }), Searching(new() { HiddenUnits = [[6], [4]] })),
    };

    private static readonly Dictionary<string, (bool Bears, LambdaExperimentSettings Before, LambdaExperimentSettings After)> Gates = new()
    {
        // What the search decides for itself.
        [nameof(StochasticGatesOptions.Lambda)] = (false, Base, Gated(new() { Lambda = 3 })),
        [nameof(StochasticGatesOptions.TargetFeatures)] = (false, Base, Gated(new() { TargetFeatures = 3 })),
        [nameof(StochasticGatesOptions.Members)] = (false, Base, Gated(new() { Members = 3 })),
        [nameof(StochasticGatesOptions.ValidationFraction)] = (false, Base, Gated(new() { ValidationFraction = 0.5 })),
        [nameof(StochasticGatesOptions.Refit)] = (false, Base, Gated(new() { Refit = false })),
        [nameof(StochasticGatesOptions.Gate)] = (false, Base, Gated(new() { Gate = GateKind.HardConcrete })),
        [nameof(StochasticGatesOptions.Sigma)] = (false, Base, Gated(new() { Sigma = 3 })),
        [nameof(StochasticGatesOptions.HiddenUnits)] = (false, Base, Gated(new() { HiddenUnits = [3] })),
        [nameof(StochasticGatesOptions.LearningRate)] = (false, Base, Gated(new() { LearningRate = 3 })),
        [nameof(StochasticGatesOptions.GateLearningRate)] = (false, Base, Gated(new() { GateLearningRate = 3 })),
        [nameof(StochasticGatesOptions.Seed)] = (false, Base, Gated(new() { Seed = 3 })),
        [nameof(StochasticGatesOptions.Device)] = (false, Base, Gated(new() { Device = ComputeDevice.Cpu })),
        [nameof(StochasticGatesOptions.Progress)] = (false, Base, Gated(new() { Progress = new ProgressLog() })),
        [nameof(StochasticGatesOptions.CancellationToken)] = (false, Base, Gated(new() { CancellationToken = new CancellationTokenSource().Token })),

        // What is learnt, of which rows and slots.
        [nameof(StochasticGatesOptions.Task)] = (true, Base, Gated(new() { Task = LearningTask.Reconstruction })),
        [nameof(StochasticGatesOptions.EventColumnName)] = (
            true, Survival, Survival with { Gates = Survival.Gates with { EventColumnName = "Flag" } }),
        [nameof(StochasticGatesOptions.ExampleWeightColumnName)] = (true, Base, Gated(new() { ExampleWeightColumnName = "Weight" })),
        [nameof(StochasticGatesOptions.GroupCategoricalSlots)] = (true, Base, Gated(new() { GroupCategoricalSlots = false })),
        [nameof(StochasticGatesOptions.Groups)] = (true, Base, Gated(new() { Groups = Pair })),
        [nameof(StochasticGatesOptions.Costs)] = (true, Base, Gated(new() { Costs = new Dictionary<string, double> { ["Features[1]"] = 2 } })),
        [nameof(StochasticGatesOptions.AlwaysKeep)] = (true, Base, Gated(new() { AlwaysKeep = ["Features[1]"] })),

        // How.
        [nameof(StochasticGatesOptions.Activation)] = (true, Base, Gated(new() { Activation = Activation.Tanh })),
        [nameof(StochasticGatesOptions.BatchSize)] = (true, Base, Gated(new() { BatchSize = null })),
        [nameof(StochasticGatesOptions.MaximumEpochs)] = (true, Base, Gated(new() { MaximumEpochs = 9 })),
        [nameof(StochasticGatesOptions.Threads)] = (false, Base, Gated(new() { Threads = 2 })),
        [nameof(StochasticGatesOptions.WeightDecay)] = (true, Base, Gated(new() { WeightDecay = 1.0000000001 })),
        [nameof(StochasticGatesOptions.MaximumGradientNorm)] = (true, Base, Gated(new() { MaximumGradientNorm = null })),
        [nameof(StochasticGatesOptions.WarmUp)] = (true, Base, Gated(new() { WarmUp = 0.3 })),
        [nameof(StochasticGatesOptions.Ramp)] = (true, Base, Gated(new() { Ramp = 0.3 })),
        [nameof(StochasticGatesOptions.Patience)] = (true, Base, Gated(new() { Patience = 0.5 })),
        [nameof(StochasticGatesOptions.Criterion)] = (true, Base, Gated(new() { Criterion = StoppingCriterion.Metric })),
        [nameof(StochasticGatesOptions.Standardize)] = (true, Base, Gated(new() { Standardize = false })),
        [nameof(StochasticGatesOptions.InitialParameter)] = (true, Base, Gated(new() { InitialParameter = 0.5 })),
        [nameof(StochasticGatesOptions.Penalty)] = (true, Base, Gated(new() { Penalty = GatePenalty.Sum })),
        [nameof(StochasticGatesOptions.Noise)] = (true, Base, Gated(new() { Noise = NoiseSharing.PerBatch })),
        [nameof(StochasticGatesOptions.HardMasks)] = (true, Base, Gated(new() { HardMasks = false })),
        [nameof(StochasticGatesOptions.StraightThroughNoise)] = (true, Base, Gated(new() { StraightThroughNoise = false })),
        [nameof(StochasticGatesOptions.WeightThreshold)] = (true, Base, Gated(new() { WeightThreshold = 0.2 })),
        [nameof(StochasticGatesOptions.Temperature)] = (
            true, Gated(new() { Temperature = new(1, 0.5) }), Gated(new() { Temperature = new(1, 0.25) })),
    };

    private readonly MLContext _mlContext = new(seed: 1);
    private readonly Row[] _rows = Problem.Create(rows: 40).With((row, i) =>
    {
        row.Weight = 1 + (i % 3);
        row.Flag = i % 2 == 0;
        row.Text = $"patient {i % 13}";
    });

    public static IEnumerable<(string Type, string Property)> Properties =>
        Settings.Keys.Select(name => (nameof(LambdaExperimentSettings), name))
            .Concat(Spaces.Keys.Select(name => (nameof(LambdaSearchSpace), name)))
            .Concat(Gates.Keys.Select(name => (nameof(StochasticGatesOptions), name)));

    [TestMethod]
    public void Properties_All_AreThoughtOf()
    {
        AssertAll<LambdaExperimentSettings>(Settings.Keys);
        AssertAll<LambdaSearchSpace>(Spaces.Keys);

        // These two are refused: labels must be there, and there is one column of features.
        AssertAll<StochasticGatesOptions>(
            [.. Gates.Keys, nameof(StochasticGatesOptions.SelfSupervision), nameof(StochasticGatesOptions.GroupColumns)]);
    }

    [TestMethod]
    [DynamicData(nameof(Properties))]
    public void Of_AnotherValue_DiffersWhereResultsDependOnIt(string type, string property)
    {
        (bool bears, LambdaExperimentSettings before, LambdaExperimentSettings after) = type switch
        {
            nameof(LambdaExperimentSettings) => Settings[property],
            nameof(LambdaSearchSpace) => Spaces[property],
            _ => Gates[property],
        };

        IReadOnlyList<string> differences = Of(before).DifferencesFrom(Of(after));

        Assert.AreEqual(bears, differences.Count > 0, string.Join(", ", differences));
    }

    [TestMethod]
    public void Of_MaxConfigurationsOfAPointSpace_MakesNoDifference() =>
        Assert.IsEmpty(Of(Base).DifferencesFrom(Of(Base with { MaxConfigurations = 77 })));

    [TestMethod]
    public void Of_EqualInputsReadAnew_IsTheSame()
    {
        StudyFingerprint one = Of(Survival);
        StudyFingerprint other = Of(Survival with { Gates = new() { Task = LearningTask.Survival, EventColumnName = "Died" } });

        Assert.IsEmpty(one.DifferencesFrom(other));
        Assert.AreEqual(one.Description, other.Description);
        Assert.AreEqual("40 rows of 8 slots in 'Features', label 'Time', seed 5", one.Description);
    }

    [TestMethod]
    public void Of_EveryPartOfTheProblem_IsNamedWhereItDiffers()
    {
        FeatureTable table =
            SearchProblems.Classes(6, 6) with { Weights = [.. Enumerable.Repeat(1f, 12)], GroupOfRows = [.. Enumerable.Range(0, 12)] };
        SearchProblem problem = SearchProblems.Of(table);
        SearchProblem With(FeatureTable other) => problem with { Table = other };

        AssertDiffers(
            "rows", problem, With(table with { Features = [.. table.Features.Select((value, i) => i == 7 ? MathF.BitIncrement(value) : value)] }));
        AssertDiffers("slot names", problem, With(table with { SlotNames = ["x0", "x2", "x1"] }));
        AssertDiffers("label", problem, With(table with { Targets = [.. table.Targets.Reverse()] }));
        AssertDiffers("label", problem, With(table with { HasEvent = new bool[12] }));
        AssertDiffers("weights", problem, With(table with { Weights = [.. Enumerable.Repeat(2f, 12)] }));
        AssertDiffers("weights", problem, With(table with { Weights = null }));
        AssertDiffers("sampling key", problem, With(table with { GroupOfRows = null }));
        AssertDiffers("task", problem, With(table with { Task = LearningTask.Regression }));
        AssertDiffers("task", problem, With(table with { ClassCount = 3 }));
        AssertDiffers("folds", problem, problem with { FoldOfRows = [.. problem.FoldOfRows.Reverse()] });
        AssertDiffers("seed", problem, problem with { Seed = 2 });
        AssertDiffers("gates", problem, problem with { Gated = problem.Gated with { Gates = new([0, 1, 2], [1, 2, 1]) } });
        AssertDiffers("gates", problem, problem with { Gated = problem.Gated with { Gates = new([0, 1, 2], null, [false, false, true]) } });
        AssertDiffers("gates", problem, problem with { Gated = problem.Gated with { Gates = new([0, 1, 1]) } });
        AssertDiffers("settings", problem, problem with { Settings = problem.Settings with { SeedsPerFold = 9 } });
    }

    [TestMethod]
    public void SettingsText_AnotherCulture_IsTheSame()
    {
        LambdaExperimentSettings settings = Gated(new() { Temperature = new(1.5, 0.25), WeightDecay = 0.125, InitialParameter = -0.5 }) with
        {
            SearchSpace = new() { Sigma = new(0.5, 1.5), Temperature = 0.75 },
        };
        string before = SettingsText.Of(settings);
        CultureInfo usual = CultureInfo.CurrentCulture;
        var other = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        other.NumberFormat.NumberDecimalSeparator = ",";
        other.NumberFormat.NegativeSign = "~";
        try
        {
            CultureInfo.CurrentCulture = other;
            Assert.AreEqual(before, SettingsText.Of(settings));
        }
        finally
        {
            CultureInfo.CurrentCulture = usual;
        }
    }

    private static LambdaExperimentSettings Searching(LambdaSearchSpace space) => Base with { SearchSpace = space };

    private static LambdaExperimentSettings Gated(StochasticGatesOptions gates) => Base with { Gates = gates };

    private static void AssertAll<T>(IEnumerable<string> known) => CollectionAssert.AreEquivalent(
        typeof(T).GetProperties(BindingFlags.Public | BindingFlags.Instance).Select(property => property.Name).ToArray(),
        known.ToArray(),
        $"Does a study file fit, where a property of {typeof(T).Name} is another? See {nameof(SettingsText)}.");

    private static void AssertDiffers(string part, SearchProblem problem, SearchProblem other) => CollectionAssert.AreEqual(
        new[] { part },
        SearchFingerprint.Of(problem, "Label", "Features").DifferencesFrom(SearchFingerprint.Of(other, "Label", "Features")).ToArray());

    // Of an experiment on the rows, three of whose slots are of one categorical column.
    private StudyFingerprint Of(LambdaExperimentSettings settings)
    {
        string label = settings.Gates.Task == LearningTask.Survival ? "Time" : "Label";
        var reader = new SearchProblemReader(EstimatorHost.Of(_mlContext), settings, label, "Features", groupName: null);
        SearchProblem problem = reader.Read(_mlContext.LoadCategorical(_rows, 5, 7), settings.Seed ?? 5);
        return SearchFingerprint.Of(problem, reader.LabelName, "Features");
    }
}
