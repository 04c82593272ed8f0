using MLNet.FeatureGating.Tests.Support;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNet.FeatureGating.Tests;

[TestClass]
public sealed class FeatureGatingExtensionsTests
{
    private readonly MLContext _mlContext = new(seed: 1);

    [TestMethod]
    public void SelectFeatures_NoCatalog_Throws()
    {
        TransformsCatalog none = null!;

        Assert.ThrowsExactly<ArgumentNullException>(() => none.SelectFeaturesByStochasticGates("Kept"));
        Assert.ThrowsExactly<ArgumentNullException>(() => none.SelectFeaturesByStochasticGates("Kept", ["X0", "X4"]));
    }

    [TestMethod]
    public void FeatureGating_NoContext_Throws() => Assert.ThrowsExactly<ArgumentNullException>(() => ((MLContext)null!).FeatureGating());

    [TestMethod]
    [DataRow("")]
    [DataRow(" ")]
    public void SelectFeatures_EmptyName_Throws(string name)
    {
        Assert.ThrowsExactly<ArgumentException>(() => _mlContext.Transforms.SelectFeaturesByStochasticGates(name, "Features"));
        Assert.ThrowsExactly<ArgumentException>(() => _mlContext.Transforms.SelectFeaturesByStochasticGates("Kept", name));
        Assert.ThrowsExactly<ArgumentException>(() => _mlContext.Transforms.SelectFeaturesByStochasticGates("Kept", ["X0", name]));
        Assert.ThrowsExactly<ArgumentException>(() => _mlContext.Transforms.SelectFeaturesByStochasticGates("Kept", "Features", name));
        Assert.ThrowsExactly<ArgumentException>(() => _mlContext.FeatureGating().SelectFeaturesByStochasticGates("Kept", "Features", name));
    }

    [TestMethod]
    public void SelectFeatures_NullName_Throws()
    {
        Assert.ThrowsExactly<ArgumentNullException>(() => _mlContext.Transforms.SelectFeaturesByStochasticGates(null!, "Features"));
        Assert.ThrowsExactly<ArgumentNullException>(() => _mlContext.Transforms.SelectFeaturesByStochasticGates("Kept", "Features", null!));
        Assert.ThrowsExactly<ArgumentNullException>(() => _mlContext.Transforms.SelectFeaturesByStochasticGates("Kept", (string[])null!));
        Assert.ThrowsExactly<ArgumentException>(() => _mlContext.Transforms.SelectFeaturesByStochasticGates("Kept", ["X0", null!]));
    }

    [TestMethod]
    public void SelectFeatures_NoColumns_ThrowsSayingWhatToDo() => Refusal.Throws<ArgumentException>(
        () => _mlContext.Transforms.SelectFeaturesByStochasticGates("Kept", []), "at least one input column");

    [TestMethod]
    public void SelectFeatures_NoInputName_TakesTheOutputs()
    {
        IDataView view = _mlContext.Load(Problem.Create(rows: 30));

        IDataView output = _mlContext.Transforms.SelectFeaturesByStochasticGates("Features", options: Quick.Keeping(2))
            .Fit(view).Transform(view);

        Assert.AreEqual(2, output.GetColumn<float[]>("Features").First().Length);
    }

    [TestMethod]
    public void SelectFeatures_NoLabelName_TakesLabel() => Assert.AreEqual(
        Training.LearningTask.BinaryClassification,
        _mlContext.Transforms.SelectFeaturesByStochasticGates("Kept", "Features", options: Quick.Hasty)
            .Fit(_mlContext.Load(Problem.Create(rows: 30))).Task);
}
