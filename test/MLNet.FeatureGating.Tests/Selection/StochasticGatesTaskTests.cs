using MLNet.FeatureGating.Selection;
using MLNet.FeatureGating.Tests.Support;
using MLNet.FeatureGating.Training;
using Microsoft.ML;

namespace MLNet.FeatureGating.Tests.Selection;

/// <summary>Every kind of label leads to what is relevant.</summary>
[TestClass]
public sealed class StochasticGatesTaskTests
{
    private readonly Row[] _rows = Problem.Create();

    [TestMethod]
    public void Fit_BooleanLabel_FindsTheTruth() => Check(Selecting.Fit(_rows), LearningTask.BinaryClassification, 0.85);

    [TestMethod]
    public void Fit_KeyLabel_FindsTheTruth()
    {
        var mlContext = new MLContext(seed: 1);
        StochasticGatesTransformer selection = mlContext.Transforms.Conversion.MapValueToKey("Class", "Name")
            .Append(mlContext.Transforms.SelectFeaturesByStochasticGates("Kept", "Features", "Class", Quick.Learning))
            .Fit(mlContext.Load(_rows)).LastTransformer;

        Check(selection, LearningTask.MulticlassClassification, 0.85);
    }

    [TestMethod]
    [DataRow("Value")]
    [DataRow("DoubleValue")]
    public void Fit_NumberLabel_FindsTheTruth(string label) =>
        Check(Selecting.Fit(_rows, label: label), LearningTask.Regression, 0.85);

    [TestMethod]
    [DataRow(0f)]
    [DataRow(-1f)]
    public void Fit_NumbersSaidToBeBinary_GivesTheSameAsBoolean(float negative)
    {
        _rows.With((row, _) => row.Value = row.Label ? 1 : negative);

        StochasticGatesTransformer selection = Selecting.Fit(
            _rows, Quick.Learning with { Task = LearningTask.BinaryClassification }, label: "Value");

        Check(selection, LearningTask.BinaryClassification, 0.85);
        Selecting.AssertSame(Selecting.Fit(_rows), selection);
    }

    [TestMethod]
    public void Fit_NumbersSaidToBeClasses_GivesTheSameAsKeys()
    {
        StochasticGatesTransformer selection = Selecting.Fit(
            _rows, Quick.Learning with { Task = LearningTask.MulticlassClassification }, label: "Index");

        Check(selection, LearningTask.MulticlassClassification, 0.85);
        Selecting.AssertSame(Selecting.Fit(_rows, label: "Key"), selection);
    }

    [TestMethod]
    public void Fit_BooleanSaidToBeClasses_FindsTheTruth() => Check(
        Selecting.Fit(_rows, Quick.Learning with { Task = LearningTask.MulticlassClassification }),
        LearningTask.MulticlassClassification,
        0.85);

    [TestMethod]
    public void Fit_BooleanSaidToBeRegression_FindsTheTruth() => Check(
        Selecting.Fit(_rows, Quick.Learning with { Task = LearningTask.Regression }), LearningTask.Regression, 0.4);

    [TestMethod]
    public void Fit_Doubles_GivesTheSameAsSingles()
    {
        StochasticGatesTransformer singles = Selecting.Fit(_rows);
        StochasticGatesTransformer doubles = Selecting.Fit(_rows, input: "Doubles");

        CollectionAssert.AreEqual(singles.TrainingHistory.ToArray(), doubles.TrainingHistory.ToArray());
        CollectionAssert.AreEqual(
            singles.Slots.Select(slot => slot.SelectionProbability).ToArray(), doubles.Slots.Select(slot => slot.SelectionProbability).ToArray());
    }

    [TestMethod]
    public void Fit_RegressionLabelFarFromZero_FindsTheTruth()
    {
        _rows.With((row, _) => row.Value = 10_000 + (100 * row.Value));

        Check(Selecting.Fit(_rows, label: "Value"), LearningTask.Regression, 0.85);
    }

    private static void Check(StochasticGatesTransformer selection, LearningTask task, double metric)
    {
        Assert.AreEqual(task, selection.Task);
        Selecting.AssertFindsTheTruth(selection);
        Assert.AreEqual(task == LearningTask.Regression ? "RSquared" : "Accuracy", selection.ValidationMetricName);
        Assert.IsGreaterThan(metric, selection.ValidationMetric);
        Assert.IsLessThanOrEqualTo(1, selection.ValidationMetric);
    }
}
