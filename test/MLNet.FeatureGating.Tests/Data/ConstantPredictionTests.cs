using MLNet.FeatureGating.Data;
using MLNet.FeatureGating.Training;

namespace MLNet.FeatureGating.Tests.Data;

[TestClass]
public sealed class ConstantPredictionTests
{
    [TestMethod]
    public void Loss_EvenClasses_IsTheLogarithmOfTheirNumber()
    {
        Assert.AreEqual(Math.Log(2), ConstantPrediction.Loss(Table(LearningTask.BinaryClassification, 2, 0, 1)), 1e-12);
        Assert.AreEqual(Math.Log(3), ConstantPrediction.Loss(Table(LearningTask.MulticlassClassification, 3, 0, 1, 2)), 1e-12);
    }

    [TestMethod]
    public void Loss_UnevenClasses_IsTheirEntropy() => Assert.AreEqual(
        -(0.25 * Math.Log(0.25)) - (0.75 * Math.Log(0.75)),
        ConstantPrediction.Loss(Table(LearningTask.BinaryClassification, 2, 1, 0, 1, 1)),
        1e-12);

    [TestMethod]
    public void Loss_Weights_CountLikeRows() => Assert.AreEqual(
        ConstantPrediction.Loss(Table(LearningTask.BinaryClassification, 2, 1, 0, 1, 1)),
        ConstantPrediction.Loss(Table(LearningTask.BinaryClassification, 2, 1, 0) with { Weights = [3, 1] }),
        1e-12);

    [TestMethod]
    public void Loss_ClassWithoutRows_DoesNotCount() =>
        Assert.AreEqual(Math.Log(2), ConstantPrediction.Loss(Table(LearningTask.MulticlassClassification, 5, 0, 3)), 1e-12);

    [TestMethod]
    public void Loss_Regression_IsOneVariance() => Assert.AreEqual(1, ConstantPrediction.Loss(Table(LearningTask.Regression, 1, 10, 30)));

    private static FeatureTable Table(LearningTask task, int classes, params float[] targets) =>
        new(new float[targets.Length], ["x"], targets, null, task, classes);
}
