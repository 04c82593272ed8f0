using MLNet.FeatureGating.Torch.Tests.Data;
using MLNet.FeatureGating.Training;
using MLNet.FeatureGating.Training.Torch;

namespace MLNet.FeatureGating.Torch.Tests.Training.Torch.Objectives;

/// <summary>The loss of the best constant prediction.</summary>
[TestClass]
public sealed class LossScaleTests
{
    [TestMethod]
    public void LossScale_Classes_IsTheirEntropy()
    {
        var data = new TrainingData([1, 2, 3, 4], 1, [0, 1, 2, 1]);
        double uniform = -((0.25 * Math.Log(0.25)) + (0.5 * Math.Log(0.5)) + (0.25 * Math.Log(0.25)));
        double weighted = -((0.5 * Math.Log(0.5)) + (0.5 * Math.Log(0.5)));

        Assert.AreEqual(uniform, Scale(LearningTask.MulticlassClassification, data, 1, 1, 1, 1), 1e-12);
        Assert.AreEqual(weighted, Scale(LearningTask.MulticlassClassification, data, 2, 1, 0, 1), 1e-12);
    }

    [TestMethod]
    public void LossScale_TwoClasses_IsTheLossOfTheirShare()
    {
        var data = new TrainingData([1, 2, 3, 4], 1, [0, 1, 1, 1]);

        Assert.AreEqual(-((0.25 * Math.Log(0.25)) + (0.75 * Math.Log(0.75))), Scale(LearningTask.BinaryClassification, data, 1, 1, 1, 1), 1e-12);
        Assert.AreEqual(0, Scale(LearningTask.BinaryClassification, data, 0, 2, 2, 0), 1e-12);
    }

    [TestMethod]
    public void LossScale_Values_IsTheirVariance()
    {
        var data = new TrainingData([1, 5, 3, 3], 1, [1, 2, 3, 10]);

        Assert.AreEqual(12.5, Scale(LearningTask.Regression, data, 1, 1, 1, 1), 1e-12);
        Assert.AreEqual(0.25, Scale(LearningTask.Regression, data, 2, 2, 0, 0), 1e-12);
        Assert.AreEqual(2, Scale(LearningTask.Reconstruction, data, 1, 1, 1, 1), 1e-12);
    }

    [TestMethod]
    public void LossScale_Survival_IsOneNat()
    {
        TrainingData data = SyntheticData.LinearRegression(5, 2, 1);

        Assert.AreEqual(1, Scale(LearningTask.Survival, data, 1, 1, 1, 1, 1));
    }

    private static double Scale(LearningTask task, TrainingData data, params float[] weights) =>
        TaskObjective.Create(task).LossScale(data, weights);
}
