using MLNet.FeatureGating.Search;
using MLNet.FeatureGating.Tests.Support;
using MLNet.FeatureGating.Training;
using Microsoft.ML;

namespace MLNet.FeatureGating.Tests.Search;

/// <summary>The ranges and defaults of <see cref="LambdaExperimentSettings"/>.</summary>
[TestClass]
public sealed class SearchSettingsTests
{
    private static readonly LambdaExperimentSettings Defaults = new();

    public static IEnumerable<(string, Func<LambdaExperimentSettings>)> OutOfRange =>
    [
        (nameof(Defaults.MaxExperimentTimeInSeconds), () => new() { MaxExperimentTimeInSeconds = 0 }),
        (nameof(Defaults.MaxConfigurations), () => new() { MaxConfigurations = 0 }),
        (nameof(Defaults.MaxConfigurations), () => new() { MaxConfigurations = 10_001 }),
        (nameof(Defaults.Folds), () => new() { Folds = 1 }),
        (nameof(Defaults.Folds), () => new() { Folds = 101 }),
        (nameof(Defaults.Partitions), () => new() { Partitions = 0 }),
        (nameof(Defaults.Partitions), () => new() { Partitions = 101 }),
        (nameof(Defaults.SeedsPerFold), () => new() { SeedsPerFold = 0 }),
        (nameof(Defaults.SeedsPerFold), () => new() { SeedsPerFold = 101 }),
        (nameof(Defaults.LambdaCount), () => new() { LambdaCount = -1 }),
        (nameof(Defaults.LambdaCount), () => new() { LambdaCount = 1001 }),
        (nameof(Defaults.MaximumFeatures), () => new() { MaximumFeatures = 0 }),
        (nameof(Defaults.Permutations), () => new() { Permutations = -1 }),
        (nameof(Defaults.Permutations), () => new() { Permutations = 1 }),
        (nameof(Defaults.Permutations), () => new() { Permutations = 18 }),
        (nameof(Defaults.Permutations), () => new() { Permutations = 10_001 }),
        (nameof(Defaults.Threads), () => new() { Threads = 0 }),
        (nameof(Defaults.Device), () => new() { Device = (ComputeDevice)99 }),
    ];

    [TestMethod]
    [DynamicData(nameof(OutOfRange))]
    public void Set_OutOfRange_ThrowsNamingTheProperty(string property, Func<LambdaExperimentSettings> create)
    {
        ArgumentOutOfRangeException exception = Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => create());

        Assert.AreEqual(property, exception.ParamName);
        Assert.Contains($"{property} must be", exception.Message);
    }

    [TestMethod]
    public void Set_OutOfRange_SaysWhatWasExpectedAndFound()
    {
        Refusal.Throws<ArgumentOutOfRangeException>(() => _ = new LambdaExperimentSettings { Folds = 1 }, "between 2 and 100, but it is 1");
        Refusal.Throws<ArgumentOutOfRangeException>(() => _ = new LambdaExperimentSettings { Permutations = 5 }, "between 19 and 10000, but it is 5");
        Refusal.Throws<ArgumentOutOfRangeException>(() => _ = new LambdaExperimentSettings { Threads = -3 }, "at least 1, but it is -3");
    }

    [TestMethod]
    public void Set_Nothing_ThrowsNamingTheProperty()
    {
        Refusal.Throws<ArgumentNullException>(() => _ = new LambdaExperimentSettings { SearchSpace = null! }, "SearchSpace");
        Refusal.Throws<ArgumentNullException>(() => _ = new LambdaExperimentSettings { Gates = null! }, "Gates");
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("  ")]
    public void Set_EmptyStudyFile_Throws(string path) =>
        Refusal.Throws<ArgumentException>(() => _ = new LambdaExperimentSettings { StudyFile = path }, "StudyFile must be a path, but it is empty");

    [TestMethod]
    public void Set_EdgesOfRanges_AreTaken()
    {
        var least = new LambdaExperimentSettings
        {
            MaxExperimentTimeInSeconds = 1,
            MaxConfigurations = 1,
            Folds = 2,
            Partitions = 1,
            SeedsPerFold = 1,
            LambdaCount = 0,
            MaximumFeatures = 1,
            Permutations = 0,
            Threads = 1,
        };
        var greatest = new LambdaExperimentSettings
        {
            MaxExperimentTimeInSeconds = uint.MaxValue,
            MaxConfigurations = 10_000,
            Folds = 100,
            Partitions = 100,
            SeedsPerFold = 100,
            LambdaCount = 1000,
            MaximumFeatures = int.MaxValue,
            Permutations = 10_000,
            Threads = int.MaxValue,
        };

        Assert.AreEqual(0, least.Permutations);
        Assert.AreEqual(19, new LambdaExperimentSettings { Permutations = 19 }.Permutations);
        Assert.AreEqual(1u, least.MaxExperimentTimeInSeconds);
        Assert.AreEqual(uint.MaxValue, greatest.MaxExperimentTimeInSeconds);
    }

    [TestMethod]
    public void MaxExperimentTimeInSeconds_LongerThanAnyTimerWaits_IsFine()
    {
        var mlContext = new MLContext(seed: 1);
        LambdaExperimentSettings settings =
            SearchProblems.Hasty with { MaxExperimentTimeInSeconds = uint.MaxValue, LambdaCount = 0, Permutations = 0 };

        LambdaExperimentResult result = mlContext.FeatureGating().CreateLambdaExperiment(settings).Execute(mlContext.Load(Problem.Create(rows: 30)));

        Assert.IsTrue(result.Summary.IsComplete);
    }

    [TestMethod]
    public void Defaults_Always_AreAsDocumented()
    {
        Assert.IsNull(Defaults.MaxExperimentTimeInSeconds);
        Assert.AreEqual(10, Defaults.MaxConfigurations);
        Assert.AreEqual(new LambdaSearchSpace().Sigma, Defaults.SearchSpace.Sigma);
        Assert.IsTrue(Defaults.SearchSpace.IsPoint);
        Assert.AreEqual(64, Defaults.Gates.BatchSize);
        Assert.AreEqual(5, Defaults.Folds);
        Assert.AreEqual(2, Defaults.Partitions);
        Assert.AreEqual(1, Defaults.SeedsPerFold);
        Assert.AreEqual(8, Defaults.LambdaCount);
        Assert.IsNull(Defaults.MaximumFeatures);
        Assert.AreEqual(19, Defaults.Permutations);
        Assert.IsNull(Defaults.Stability);
        Assert.IsNull(Defaults.StudyFile);
        Assert.IsNull(Defaults.Seed);
        Assert.IsNull(Defaults.Threads);
        Assert.AreEqual(ComputeDevice.Auto, Defaults.Device);
        Assert.AreEqual(CancellationToken.None, Defaults.CancellationToken);
    }
}
