using MLNet.FeatureGating.Selection;
using MLNet.FeatureGating.Tests.Support;
using MLNet.FeatureGating.Training;
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
        Refuses("Kept", ["Features"], new() { ExampleWeightColumnName = "Label" }, "'Label'", "both the label and the weight", "'options'");

    [TestMethod]
    public void Create_NoEpochUnderTheWholePenalty_ThrowsNamingTheOptions() =>
        Refuses("Kept", ["Features"], new() { WarmUp = 0.6, Ramp = 0.4 }, "WarmUp", "Ramp", "below 1");

    [TestMethod]
    public void Create_NoEpochToSteerIn_ThrowsNamingTheOptions() =>
        Refuses("Kept", ["Features"], new() { WarmUp = 0.8, TargetFeatures = 3 }, "WarmUp", "TargetFeatures", "below 0.8");

    [TestMethod]
    public void Create_OneGroupOfAllSlots_ThrowsSayingWhatToDo() =>
        Refuses("Kept", ["Features"], new() { GroupColumns = true }, "GroupColumns", "'Features'", "Groups");

    [TestMethod]
    public void Create_SurvivalWithoutEvents_ThrowsNamingTheOption() =>
        Refuses("Kept", ["Features"], new() { Task = LearningTask.Survival }, "Survival", "EventColumnName");

    [TestMethod]
    [DataRow(null)]
    [DataRow(LearningTask.Regression)]
    public void Create_EventsOfAnotherTask_ThrowsNamingTheOption(LearningTask? task) =>
        Refuses("Kept", ["Features"], new() { EventColumnName = "Died", Task = task }, "EventColumnName = 'Died'", "Survival only");

    [TestMethod]
    [DataRow("Label", "both the label and the event")]
    [DataRow("Kept", "hide the event")]
    [DataRow("Features", "Event column 'Features' is among the input columns")]
    public void Create_EventsWithAnotherPart_ThrowsSayingWhich(string name, string mention) =>
        Refuses("Kept", ["Features"], new() { EventColumnName = name, Task = LearningTask.Survival }, $"'{name}'", mention);

    [TestMethod]
    public void Create_SelfSupervisionThatCanNotBe_ThrowsSayingWhy()
    {
        Refuses("Kept", ["Features"], new() { SelfSupervision = new(), Task = LearningTask.Reconstruction }, "SelfSupervision", "Reconstruction");
        Refuses("Kept", ["Features"], new() { SelfSupervision = new(), Standardize = false }, "SelfSupervision", "Standardize");
        Refuses("Kept", ["Features"], new() { SelfSupervision = new(), HiddenUnits = [] }, "SelfSupervision", "HiddenUnits");
        Refuses("Kept", ["Features"], new() { SelfSupervision = new() { FrozenLayers = 3 } }, "FrozenLayers = 3", "2 hidden layers");
    }

    [TestMethod]
    public void Options_EmptyWeightName_Throws() =>
        Assert.ThrowsExactly<ArgumentException>(() => new StochasticGatesOptions { ExampleWeightColumnName = " " });

    private static void Refuses(string output, string[] inputs, StochasticGatesOptions options, params string[] parts) =>
        Refusal.Throws<ArgumentException>(
            () => new MLContext(seed: 1).Transforms.SelectFeaturesByStochasticGates(output, inputs, "Label", options), parts);
}
