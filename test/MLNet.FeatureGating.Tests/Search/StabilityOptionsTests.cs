using MLNet.FeatureGating.Search;
using MLNet.FeatureGating.Tests.Support;

namespace MLNet.FeatureGating.Tests.Search;

[TestClass]
public sealed class StabilityOptionsTests
{
    public static IEnumerable<(string, Func<StabilityOptions>)> OutOfRange =>
    [
        (nameof(StabilityOptions.Subsamples), () => new() { Subsamples = 9 }),
        (nameof(StabilityOptions.Subsamples), () => new() { Subsamples = 1001 }),
        (nameof(StabilityOptions.MaximumFalseSelections), () => new() { MaximumFalseSelections = 0 }),
        (nameof(StabilityOptions.MaximumFalseSelections), () => new() { MaximumFalseSelections = -1 }),
        (nameof(StabilityOptions.MaximumFalseSelections), () => new() { MaximumFalseSelections = double.NaN }),
        (nameof(StabilityOptions.MaximumFalseSelections), () => new() { MaximumFalseSelections = double.PositiveInfinity }),
        (nameof(StabilityOptions.Threshold), () => new() { Threshold = 0.5 }),
        (nameof(StabilityOptions.Threshold), () => new() { Threshold = 1.0000001 }),
        (nameof(StabilityOptions.Threshold), () => new() { Threshold = double.NaN }),
        (nameof(StabilityOptions.Threshold), () => new() { Threshold = -1 }),
    ];

    [TestMethod]
    [DynamicData(nameof(OutOfRange))]
    public void Set_OutOfRange_ThrowsNamingTheProperty(string property, Func<StabilityOptions> create)
    {
        ArgumentOutOfRangeException exception = Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => create());

        Assert.AreEqual(property, exception.ParamName);
        Assert.Contains($"{property} must be", exception.Message);
    }

    [TestMethod]
    public void Set_Threshold_SaysWhatWasExpectedAndFound() =>
        Refusal.Throws<ArgumentOutOfRangeException>(() => _ = new StabilityOptions { Threshold = 0.25 }, "above 0.5 and at most 1, but it is 0.25");

    [TestMethod]
    public void Set_EdgesOfRanges_AreTaken()
    {
        Assert.AreEqual(10, new StabilityOptions { Subsamples = 10 }.Subsamples);
        Assert.AreEqual(1000, new StabilityOptions { Subsamples = 1000 }.Subsamples);
        Assert.AreEqual(1, new StabilityOptions { Threshold = 1 }.Threshold);
        Assert.AreEqual(0.501, new StabilityOptions { Threshold = 0.501 }.Threshold);
        Assert.AreEqual(1e-9, new StabilityOptions { MaximumFalseSelections = 1e-9 }.MaximumFalseSelections);
    }

    [TestMethod]
    public void Defaults_Always_AreAsDocumented()
    {
        var defaults = new StabilityOptions();

        Assert.AreEqual(50, defaults.Subsamples);
        Assert.AreEqual(1, defaults.MaximumFalseSelections);
        Assert.AreEqual(0.75, defaults.Threshold);
    }
}
