using MLNet.FeatureGating.Torch.Tests.Data;
using MLNet.FeatureGating.Torch.Tests.Reference;
using MLNet.FeatureGating.Training;
using MLNet.FeatureGating.Training.Tests.Assertions;
using MLNet.FeatureGating.Training.Tests.Data;
using MLNet.FeatureGating.Training.Tests.Reference;
using MLNet.FeatureGating.Training.Torch;
using static TorchSharp.torch;

namespace MLNet.FeatureGating.Torch.Tests.Training.Torch.Objectives;

/// <summary>Tasks whose target is the features: reconstruction and self-supervision.</summary>
[TestClass]
public sealed class FeatureObjectiveTests
{
    private const int Members = 2;
    private const int Rows = 5;
    private const int Features = 3;
    private static readonly double[] Table = new Numbers(1).Normals(Rows * Features, 2);
    private static readonly double[] Weights = [1, 0.5, 2, 0, 1.5];
    private static readonly double[] Mask =
        [.. Enumerable.Range(0, Members * Rows * Features).Select(i => (double)(0b1011_0010_1110_0101_0111_0100_1001_10 >> i & 1))];

    [TestMethod]
    public void Loss_Reconstruction_IsTheWeightedMeanSquaredErrorOfAllFeatures()
    {
        using var scope = NewDisposeScope();
        double[] outputs = new Numbers(2).Normals(Members * Rows * Features);

        double[] loss = Compute(LearningTask.Reconstruction, outputs, (objective, x, batch, mask) => objective.Loss(x, batch, mask));
        double[] score = Compute(LearningTask.Reconstruction, outputs, (objective, x, batch, mask) => objective.Score(x, batch, mask));

        double[] expected = [.. Enumerable.Range(0, Members).Select(member => Mean(row => Enumerable.Range(0, Features).Average(
            f => Math.Pow(outputs[(((member * Rows) + row) * Features) + f] - Table[(row * Features) + f], 2))))];
        Close.Numbers(expected, loss, 1e-6);
        Close.Numbers(expected, score, 1e-6);
    }

    [TestMethod]
    public void Loss_SelfSupervision_IsTheErrorOfTheValuesPlusTenTimesThatOfTheMask()
    {
        using var scope = NewDisposeScope();
        double[] outputs = new Numbers(3).Normals(Members * Rows * 2 * Features, 3);

        double[] loss = Compute(LearningTask.SelfSupervision, outputs, (objective, x, batch, mask) => objective.Loss(x, batch, mask));

        double[] expected = [.. Enumerable.Range(0, Members).Select(member => Mean(row => Enumerable.Range(0, Features).Average(f =>
        {
            int at = (member * Rows) + row;
            double value = outputs[(at * 2 * Features) + f];
            double logit = outputs[(at * 2 * Features) + Features + f];
            double ofMask = ManagedLoss.OfRow(LearningTask.BinaryClassification, [logit], Mask[(at * Features) + f]);
            return Math.Pow(value - Table[(row * Features) + f], 2) + (10 * ofMask);
        })))];
        Close.Numbers(expected, loss, 1e-5);
    }

    [TestMethod]
    public void Score_SelfSupervision_IsThePartOfTheMaskGuessedRight()
    {
        using var scope = NewDisposeScope();
        double[] outputs = new Numbers(4).Normals(Members * Rows * 2 * Features, 3);

        double[] score = Compute(LearningTask.SelfSupervision, outputs, (objective, x, batch, mask) => objective.Score(x, batch, mask));

        double[] expected = [.. Enumerable.Range(0, Members).Select(member => Mean(row => Enumerable.Range(0, Features).Average(f =>
        {
            int at = (member * Rows) + row;
            return outputs[(at * 2 * Features) + Features + f] > 0 == Mask[(at * Features) + f] > 0.5 ? 1.0 : 0;
        })))];
        Close.Numbers(expected, score, 1e-6);
        Assert.AreNotEqual(score[0], score[1]);
    }

    [TestMethod]
    [DataRow(LearningTask.Reconstruction, 1)]
    [DataRow(LearningTask.SelfSupervision, 2)]
    public void Loss_Gradient_MatchesFiniteDifferences(LearningTask task, int outputsOfAFeature)
    {
        TaskObjective objective = TaskObjective.Create(task);
        double[] factors = [1, -0.6];

        FiniteDifferences.Check(
            x =>
            {
                var batch = new RowBatch(
                    Tensors.Double(Table, 1, Rows, Features), zeros([1, Rows], ScalarType.Float32), Tensors.Double(Weights, 1, Rows), Rows);
                Tensor mask = Tensors.Double(Mask, Members, Rows, Features);
                return (objective.Loss(x[0], batch, mask) * Tensors.Double(factors, Members)).sum();
            },
            1e-7,
            (new Numbers(5).Normals(Members * Rows * Features * outputsOfAFeature), [Members, Rows, Features * outputsOfAFeature]));
    }

    private static double[] Compute(LearningTask task, double[] outputs, Func<TaskObjective, Tensor, RowBatch, Tensor, Tensor> compute)
    {
        var batch = new RowBatch(
            Tensors.Single(Table, 1, Rows, Features), zeros([1, Rows], ScalarType.Float32), Tensors.Single(Weights, 1, Rows), Rows);
        Tensor values = Tensors.Single(outputs, Members, Rows, outputs.Length / Members / Rows);
        return Tensors.Values(compute(TaskObjective.Create(task), values, batch, Tensors.Single(Mask, Members, Rows, Features)));
    }

    // The weights have a mean of 1.
    private static double Mean(Func<int, double> ofRow) => Enumerable.Range(0, Rows).Sum(row => Weights[row] * ofRow(row)) / Rows;
}
