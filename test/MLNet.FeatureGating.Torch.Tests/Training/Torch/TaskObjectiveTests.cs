using MLNet.FeatureGating.Torch.Tests.Data;
using MLNet.FeatureGating.Torch.Tests.Reference;
using MLNet.FeatureGating.Training;
using MLNet.FeatureGating.Training.Tests.Assertions;
using MLNet.FeatureGating.Training.Tests.Data;
using MLNet.FeatureGating.Training.Tests.Reference;
using MLNet.FeatureGating.Training.Torch;
using static TorchSharp.torch;

namespace MLNet.FeatureGating.Torch.Tests.Training.Torch;

[TestClass]
public sealed class TaskObjectiveTests
{
    private static readonly double[] Logits = [-50, -20.5, -3, -1e-3, 0, 1e-3, 3, 20.5, 50];

    [TestMethod]
    [DataRow(0.0)]
    [DataRow(1.0)]
    public void Loss_BinaryExtremeLogits_MatchesSoftplus(double target)
    {
        double[] expected = [.. Logits.Select(x => ManagedLoss.OfRow(LearningTask.BinaryClassification, [x], target))];

        double[] loss = Loss(LearningTask.BinaryClassification, Logits, [.. Logits.Select(_ => target)], 1);

        Close.Numbers(expected, loss, 1e-6);
        Close.Numbers([.. expected.Select(_ => 1.0)], [.. loss.Zip(expected, (x, y) => x / y)], 1e-5);
    }

    [TestMethod]
    public void Loss_Multiclass_MatchesCrossEntropy()
    {
        double[][] outputs = [[1, 2, 3], [50, -50, 0], [-50, 50, 49], [0, 0, 0]];
        double[] targets = [2, 1, 2, 0];

        double[] loss = Loss(LearningTask.MulticlassClassification, [.. outputs.SelectMany(x => x)], targets, 3);

        double[] expected = [.. outputs.Select((x, row) => ManagedLoss.OfRow(LearningTask.MulticlassClassification, x, targets[row]))];
        Close.Numbers(expected, loss, 1e-6);
    }

    [TestMethod]
    public void Loss_Regression_IsSquaredError()
    {
        double[] loss = Loss(LearningTask.Regression, [1, -2, 3.5], [0.5, 1, 3.5], 1);

        Close.Numbers([0.25, 9, 0], loss, 1e-6);
    }

    [TestMethod]
    [DataRow(LearningTask.BinaryClassification, 1)]
    [DataRow(LearningTask.MulticlassClassification, 3)]
    [DataRow(LearningTask.Regression, 1)]
    public void Loss_SeveralMembersOneTarget_ComparesEachWithIt(LearningTask task, int outputs)
    {
        using var scope = NewDisposeScope();
        TaskObjective objective = TaskObjective.Create(task);
        double[] values = new Numbers(1).Normals(2 * 4 * outputs);
        double[] targets = [0, 1, 1, 0];

        double[] weights = [0.5, 1.5, 2, 0];
        RowBatch batch = Batch(objective.Prepare(Tensors.Single(targets, 4)).unsqueeze(0), Tensors.Single(weights, 1, 4));

        Tensor loss = objective.Loss(Tensors.Single(values, 2, 4, outputs), batch, batch.Features);

        CollectionAssert.AreEqual(new long[] { 2 }, loss.shape);
        double[] ofRows = [.. values.Chunk(outputs).Select((row, i) => weights[i % 4] * ManagedLoss.OfRow(task, row, targets[i % 4]))];
        Close.Numbers([.. ofRows.Chunk(4).Select(member => member.Average())], Tensors.Values(loss), 1e-6);
    }

    [TestMethod]
    [DataRow(LearningTask.BinaryClassification, 1)]
    [DataRow(LearningTask.MulticlassClassification, 3)]
    [DataRow(LearningTask.Regression, 1)]
    public void Loss_Gradient_MatchesFiniteDifferences(LearningTask task, int outputs)
    {
        TaskObjective objective = TaskObjective.Create(task);
        double[] targets = [0, 1, 1, 0];
        double[] weights = new Numbers(2).Normals(8);

        FiniteDifferences.Check(
            x =>
            {
                RowBatch batch = Batch(objective.Prepare(Tensors.Double(targets, 4)).unsqueeze(0), Tensors.Double(weights, 2, 4));
                return objective.Loss(x[0], batch, batch.Features).sum();
            },
            1e-8,
            (new Numbers(3).Normals(8 * outputs, 3), [2, 4, outputs]));
    }

    [TestMethod]
    public void Loss_BinaryExtremeLogits_HasGradientOfTheSigmoid()
    {
        using var scope = NewDisposeScope();
        TaskObjective objective = TaskObjective.Create(LearningTask.BinaryClassification);
        Tensor logits = Tensors.Single(Logits, Logits.Length, 1, 1).requires_grad_();
        RowBatch batch = OneRowEach(objective, new double[Logits.Length]);

        double[] gradient = Tensors.Values(autograd.grad([objective.Loss(logits, batch, batch.Features).sum()], [logits])[0]);

        Close.Numbers([.. Logits.Select(x => 1 / (1 + Math.Exp(-x)))], gradient, 1e-6);
    }

    [TestMethod]
    public void Score_Binary_IsOneWhereTheSignIsRight()
    {
        double[] score = Score(LearningTask.BinaryClassification, [-1, -1, 2, 2, 0, 0], [0, 1, 0, 1, 0, 1], 1);

        CollectionAssert.AreEqual(new double[] { 1, 0, 0, 1, 1, 0 }, score);
    }

    [TestMethod]
    public void Score_Multiclass_IsOneWhereTheLargestIsRight()
    {
        double[] score = Score(LearningTask.MulticlassClassification, [1, 2, 3, 3, 2, 1, 1, 3, 2], [2, 1, 1], 3);

        CollectionAssert.AreEqual(new double[] { 1, 0, 1 }, score);
    }

    [TestMethod]
    public void Score_Regression_IsSquaredError() =>
        Close.Numbers([0.25, 9], Score(LearningTask.Regression, [1, -2], [0.5, 1], 1), 1e-6);

    [TestMethod]
    public void Create_UnknownTask_Throws() =>
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => TaskObjective.Create((LearningTask)99));

    // The loss of each row: every row is a member of its own.
    private static double[] Loss(LearningTask task, double[] outputs, double[] targets, int width)
    {
        using var scope = NewDisposeScope();
        TaskObjective objective = TaskObjective.Create(task);
        RowBatch batch = OneRowEach(objective, targets);
        return Tensors.Values(objective.Loss(Tensors.Single(outputs, targets.Length, 1, width), batch, batch.Features));
    }

    private static double[] Score(LearningTask task, double[] outputs, double[] targets, int width)
    {
        using var scope = NewDisposeScope();
        TaskObjective objective = TaskObjective.Create(task);
        RowBatch batch = OneRowEach(objective, targets);
        return Tensors.Values(objective.Score(Tensors.Single(outputs, targets.Length, 1, width), batch, batch.Features));
    }

    private static RowBatch OneRowEach(TaskObjective objective, double[] targets) =>
        Batch(objective.Prepare(Tensors.Single(targets, targets.Length)).unsqueeze(-1), ones([1, 1], ScalarType.Float32));

    // These tasks look at targets and weights only.
    private static RowBatch Batch(Tensor targets, Tensor weights) =>
        new(zeros([1, 1, 1], ScalarType.Float32), targets, weights, (int)targets.shape[1]);
}
