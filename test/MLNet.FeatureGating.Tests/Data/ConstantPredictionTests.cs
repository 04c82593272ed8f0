using MLNet.FeatureGating.Data;
using MLNet.FeatureGating.Training;

namespace MLNet.FeatureGating.Tests.Data;

[TestClass]
public sealed class ConstantPredictionTests
{
    [TestMethod]
    public void Loss_EvenClasses_IsTheLogarithmOfTheirNumber()
    {
        Assert.AreEqual(Math.Log(2), Loss(Table(LearningTask.BinaryClassification, 2, 0, 1)), 1e-12);
        Assert.AreEqual(Math.Log(3), Loss(Table(LearningTask.MulticlassClassification, 3, 0, 1, 2)), 1e-12);
    }

    [TestMethod]
    public void Loss_UnevenClasses_IsTheirEntropy() => Assert.AreEqual(
        -(0.25 * Math.Log(0.25)) - (0.75 * Math.Log(0.75)),
        Loss(Table(LearningTask.BinaryClassification, 2, 1, 0, 1, 1)),
        1e-12);

    [TestMethod]
    public void Loss_Weights_CountLikeRows() => Assert.AreEqual(
        Loss(Table(LearningTask.BinaryClassification, 2, 1, 0, 1, 1)),
        Loss(Table(LearningTask.BinaryClassification, 2, 1, 0) with { Weights = [3, 1] }),
        1e-12);

    [TestMethod]
    public void Loss_ClassWithoutRows_DoesNotCount() =>
        Assert.AreEqual(Math.Log(2), Loss(Table(LearningTask.MulticlassClassification, 5, 0, 3)), 1e-12);

    [TestMethod]
    public void Loss_Regression_IsOneVariance() => Assert.AreEqual(1, Loss(Table(LearningTask.Regression, 1, 10, 30)));

    [TestMethod]
    public void Loss_Reconstruction_IsTheMeanVarianceAsTrainedOn()
    {
        FeatureTable table = Table(LearningTask.Reconstruction, 1, 0, 0) with { Features = [1, 5, 3, 5], SlotNames = ["a", "b"] };

        Assert.AreEqual(0.5, Loss(table), 1e-6, "One of two slots varies, and has variance 1.");
        Assert.AreEqual(0.5, ConstantPrediction.Loss(table, StudyData.Create(table, standardize: false).Rows, [null]), 1e-6);
    }

    [TestMethod]
    public void Loss_Survival_IsThatOfTheHeldOutRows()
    {
        FeatureTable table = Table(LearningTask.Survival, 1, 1, 2, 3, 4) with { HasEvent = [true, true, true, false] };

        double loss = ConstantPrediction.Loss(table, StudyData.Create(table, standardize: true).Rows, [[1, 0, 1, 0], [0, 1, 0, 1]]);

        // Weights are taken as multiples of their mean: 2 at risk in all, each of weight 2.
        Assert.AreEqual((((Math.Log(4) + Math.Log(2)) / 2) + Math.Log(4)) / 2, loss, 1e-12);
    }

    private static double Loss(FeatureTable table) =>
        ConstantPrediction.Loss(table, StudyData.Create(table, standardize: true).Rows, [null]);

    private static FeatureTable Table(LearningTask task, int classes, params float[] targets) =>
        new(new float[targets.Length], ["x"], targets, null, task, classes);
}
