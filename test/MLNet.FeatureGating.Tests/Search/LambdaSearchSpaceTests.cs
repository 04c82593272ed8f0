using MLNet.FeatureGating.Search;
using MLNet.FeatureGating.Tests.Support;
using MLNet.FeatureGating.Training;

namespace MLNet.FeatureGating.Tests.Search;

[TestClass]
public sealed class LambdaSearchSpaceTests
{
    private static readonly LambdaSearchSpace Defaults = new();

    public static IEnumerable<(string, Func<LambdaSearchSpace>)> Spread =>
    [
        (nameof(Defaults.Gates), () => Defaults with { Gates = [GateKind.Gaussian, GateKind.HardConcrete] }),
        (nameof(Defaults.Sigma), () => Defaults with { Sigma = new(0.5, 1) }),
        (nameof(Defaults.Temperature), () => Defaults with { Temperature = new(0.5, 1) }),
        (nameof(Defaults.LearningRate), () => Defaults with { LearningRate = new(0.5, 1) }),
        (nameof(Defaults.GateLearningRate), () => Defaults with { GateLearningRate = new(0.5, 1) }),
        (nameof(Defaults.HiddenUnits), () => Defaults with { HiddenUnits = [[], [8]] }),
    ];

    [TestMethod]
    public void Defaults_Always_AreAsDocumented()
    {
        Assert.IsNull(Defaults.Lambda);
        CollectionAssert.AreEqual(new[] { GateKind.Gaussian }, Defaults.Gates.ToArray());
        Assert.AreEqual<SearchRange>(1, Defaults.Sigma);
        Assert.IsNull(Defaults.Temperature);
        Assert.AreEqual<SearchRange>(0.003, Defaults.LearningRate);
        Assert.AreEqual<SearchRange>(0.01, Defaults.GateLearningRate);
        Assert.HasCount(1, Defaults.HiddenUnits);
        CollectionAssert.AreEqual(new[] { 64, 32 }, Defaults.HiddenUnits[0].ToArray());
        Assert.IsTrue(Defaults.IsPoint);
    }

    [TestMethod]
    public void Set_Empty_ThrowsNamingTheProperty()
    {
        Refusal.Throws<ArgumentException>(() => _ = new LambdaSearchSpace { Gates = [] }, "Gates must hold at least one value, but it is empty");
        Refusal.Throws<ArgumentException>(() => _ = new LambdaSearchSpace { HiddenUnits = [] }, "HiddenUnits must hold at least one value");
    }

    [TestMethod]
    public void Set_Nothing_Throws()
    {
        Refusal.Throws<ArgumentNullException>(() => _ = new LambdaSearchSpace { Gates = null! }, "Gates");
        Refusal.Throws<ArgumentNullException>(() => _ = new LambdaSearchSpace { HiddenUnits = null! }, "HiddenUnits");
        Refusal.Throws<ArgumentNullException>(() => _ = new LambdaSearchSpace { HiddenUnits = [null!] }, "HiddenUnits");
    }

    [TestMethod]
    public void Set_OutOfRange_ThrowsNamingTheProperty()
    {
        Refusal.Throws<ArgumentOutOfRangeException>(
            () => _ = new LambdaSearchSpace { Gates = [(GateKind)99] }, "Gates must be one of Gaussian", "99");
        Refusal.Throws<ArgumentOutOfRangeException>(
            () => _ = new LambdaSearchSpace { HiddenUnits = [[4], [4, 0]] }, "HiddenUnits must be at least 1");
    }

    [TestMethod]
    public void Set_RangeThatWasNeverMade_ThrowsNamingTheProperty()
    {
        Refusal.Throws<ArgumentException>(() => _ = new LambdaSearchSpace { Lambda = default(SearchRange) }, "Lambda", "default(SearchRange)");
        Refusal.Throws<ArgumentException>(() => _ = new LambdaSearchSpace { Sigma = default }, "Sigma");
        Refusal.Throws<ArgumentException>(() => _ = new LambdaSearchSpace { Temperature = default(SearchRange) }, "Temperature");
        Refusal.Throws<ArgumentException>(() => _ = new LambdaSearchSpace { LearningRate = default }, "LearningRate");
        Refusal.Throws<ArgumentException>(() => _ = new LambdaSearchSpace { GateLearningRate = default }, "GateLearningRate");
    }

    [TestMethod]
    public void Set_Lists_AreCopied()
    {
        int[] widths = [8, 4];
        int[][] networks = [widths];
        GateKind[] gates = [GateKind.HardConcrete];
        var space = new LambdaSearchSpace { HiddenUnits = networks, Gates = gates };

        widths[0] = 99;
        networks[0] = [];
        gates[0] = GateKind.Gaussian;

        CollectionAssert.AreEqual(new[] { 8, 4 }, space.HiddenUnits[0].ToArray());
        Assert.AreEqual(GateKind.HardConcrete, space.Gates[0]);
    }

    [TestMethod]
    [DynamicData(nameof(Spread))]
    public void IsPoint_SeveralValuesOfAnything_IsFalse(string property, Func<LambdaSearchSpace> space) =>
        Assert.IsFalse(space().IsPoint, property);

    [TestMethod]
    public void IsPoint_OtherValuesAndARangeOfLambdas_IsTrue() => Assert.IsTrue(
        new LambdaSearchSpace { Lambda = new(0.1, 10), Gates = [GateKind.L1Weights], Sigma = 2, Temperature = 0.5, HiddenUnits = [[]] }.IsPoint);
}
