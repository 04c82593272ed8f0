using MLNet.FeatureGating.Training.Tests.Data;

namespace MLNet.FeatureGating.Training.Tests;

[TestClass]
public sealed class TaskStatisticsTests
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

    [TestMethod]
    public void Variance_Reconstruction_IsTheMeanOverAllFeatures()
    {
        const int Rows = 5;
        const int Features = 3;
        double[] table = new Numbers(1).Normals(Rows * Features, 2);
        double[] weights = [1, 0.5, 2, 0, 1.5];
        TrainingData data = TrainingData.WithoutTargets([.. table.Select(x => (float)x)], Features);

        double variance = TaskStatistics.Variance(LearningTask.Reconstruction, data, [.. weights.Select(w => (float)w)]);

        double expected = Enumerable.Range(0, Features).Average(f =>
        {
            double Mean(Func<int, double> ofRow) => Enumerable.Range(0, Rows).Sum(row => weights[row] * ofRow(row)) / Rows;
            double mean = Mean(row => table[(row * Features) + f]);
            return Mean(row => Math.Pow(table[(row * Features) + f] - mean, 2));
        });
        Assert.AreEqual(expected, variance, 1e-6);
    }

    [TestMethod]
    [DataRow(LearningTask.BinaryClassification)]
    [DataRow(LearningTask.MulticlassClassification)]
    [DataRow(LearningTask.Survival)]
    [DataRow(LearningTask.SelfSupervision)]
    public void Metric_WhatIsRightOrNot_IsTheMeanScore(LearningTask task)
    {
        Assert.AreEqual(0.75, TaskStatistics.Metric(task, 0.75, 0.2));
        Assert.AreEqual(0.75, TaskStatistics.Metric(task, 0.75, 0));
    }

    [TestMethod]
    [DataRow(LearningTask.Regression)]
    [DataRow(LearningTask.Reconstruction)]
    public void Metric_Values_IsRSquared(LearningTask task)
    {
        Assert.AreEqual(0.9, TaskStatistics.Metric(task, 0.4, 4), 1e-12);
        Assert.AreEqual(-1, TaskStatistics.Metric(task, 8, 4), 1e-12);
        Assert.IsTrue(double.IsNaN(TaskStatistics.Metric(task, 1, 0)), "Constant values have no R-squared.");
    }

    [TestMethod]
    public void IsAdditive_AllTasks_AreButSurvival()
    {
        foreach (LearningTask task in Enum.GetValues<LearningTask>())
        {
            Assert.AreEqual(task != LearningTask.Survival, TaskStatistics.IsAdditive(task));
        }
    }

    private static double Scale(LearningTask task, TrainingData data, params float[] weights) =>
        TaskStatistics.LossScale(task, data, weights);
}
