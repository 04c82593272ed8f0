using MLNet.FeatureGating.Selection;
using MLNet.FeatureGating.Tests.Support;
using Microsoft.ML;

namespace MLNet.FeatureGating.Tests.Selection.BadInput;

/// <summary>Columns that have two parts to play, and options that do not go together: refused when the estimator is made.</summary>
[TestClass]
public sealed class BadNamesTests
{
    [TestMethod]
    public void Create_LabelAmongTheInputs_ThrowsSayingWhy() =>
        Refuses("Kept", ["Features", "Label"], new(), "'Label'", "among the input columns", "Leave it out");

    [TestMethod]
    public void Create_InputNamedTwice_ThrowsListingThem() => Refuses("Kept", ["X0", "X0"], new(), "once", "X0, X0");

    [TestMethod]
    public void Create_OutputNamedAsTheLabel_ThrowsSayingWhy() => Refuses("Label", ["Features"], new(), "'Label'", "hide the label");

    [TestMethod]
    public void Create_OutputNamedAsTheWeights_ThrowsSayingWhy() =>
        Refuses("Weight", ["Features"], new() { ExampleWeightColumnName = "Weight" }, "'Weight'", "hide the weight");

    [TestMethod]
    public void Create_WeightsNamedAsTheLabel_ThrowsSayingWhy() =>
        Refuses("Kept", ["Features"], new() { ExampleWeightColumnName = "Label" }, "'Label'", "both");

    [TestMethod]
    public void Create_NoEpochUnderTheWholePenalty_ThrowsNamingTheOptions() =>
        Refuses("Kept", ["Features"], new() { WarmUp = 0.6, Ramp = 0.4 }, "WarmUp", "Ramp", "below 1");

    [TestMethod]
    public void Options_EmptyWeightName_Throws() =>
        Assert.ThrowsExactly<ArgumentException>(() => new StochasticGatesOptions { ExampleWeightColumnName = " " });

    private static void Refuses(string output, string[] inputs, StochasticGatesOptions options, params string[] parts) =>
        Refusal.Throws<ArgumentException>(
            () => new MLContext(seed: 1).Transforms.SelectFeaturesByStochasticGates(output, inputs, "Label", options), parts);
}
