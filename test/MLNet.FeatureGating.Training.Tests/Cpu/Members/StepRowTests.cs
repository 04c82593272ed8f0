using MLNet.FeatureGating.Training.Tests.Data;

namespace MLNet.FeatureGating.Training.Tests.Cpu;

/// <summary>Steps over any rows: parts of a table, in any order, and more than fit in a chunk.</summary>
[TestClass]
public sealed class StepRowTests
{
    // Task, noise, rows of the table, first row, number of rows, whether they are shuffled.
    public static IEnumerable<object[]> Ranges => LaneTypes.With(
    [
        [LearningTask.BinaryClassification, NoiseSharing.PerRow, 300, 0, 300, false],
        [LearningTask.BinaryClassification, NoiseSharing.PerBatch, 300, 0, 300, true],
        [LearningTask.BinaryClassification, NoiseSharing.PerRow, 60, 20, 23, true],
        [LearningTask.BinaryClassification, NoiseSharing.PerBatch, 60, 16, 32, false],
        [LearningTask.BinaryClassification, NoiseSharing.PerRow, 60, 59, 1, true],
        [LearningTask.Survival, NoiseSharing.PerRow, 150, 0, 150, true],
        [LearningTask.Survival, NoiseSharing.PerBatch, 60, 20, 23, true],
        [LearningTask.SelfSupervision, NoiseSharing.PerRow, 300, 0, 300, false],
        [LearningTask.SelfSupervision, NoiseSharing.PerBatch, 60, 20, 23, true],
    ]);

    [TestMethod]
    [DynamicData(nameof(Ranges))]
    public void Compute_AnyRows_MatchesFiniteDifferences(
        int bits, LearningTask task, NoiseSharing noise, int rows, int start, int count, bool isShuffled)
    {
        int[] order = new int[rows];
        RowOrder.Fill(order, 4, 2);

        GradientCheck.Run(
            bits,
            Studies.Small(
                new() { BatchSize = isShuffled ? Math.Max(2, count) : null },
                gate: new() { Kind = GateKind.GumbelSoftmax, IsHard = false, Noise = noise },
                network: new() { HiddenUnits = [4], GatedLayers = task == LearningTask.SelfSupervision ? [] : [0], Activation = Activation.Tanh },
                task: task,
                training: TaskData.Of(task, rows, isWeighted: true, features: 4)),
            new() { Start = start, Count = count, Order = isShuffled ? order : null });
    }

    // Rows are read by columns or by rows: the numbers are the same.
    [TestMethod]
    [DynamicData(nameof(LaneTypes.Widths), typeof(LaneTypes))]
    public void Compute_OrderOfTheTable_IsThatWithoutOrder(int bits)
    {
        foreach (NoiseSharing noise in Enum.GetValues<NoiseSharing>())
        {
            TrainingStudy study = Studies.Small(gate: new() { Noise = noise }, training: SyntheticData.LinearBinary(150, 19, 1));
            using MemberRig member = MemberRig.Of(bits, study);
            double loss = member.ComputeGradient(new());
            float[] gradient = member.Gradient.ToArray();

            double orderedLoss = member.ComputeGradient(new() { Order = [.. Enumerable.Range(0, 150)] });

            Assert.AreEqual(loss, orderedLoss);
            CollectionAssert.AreEqual(gradient, member.Gradient.ToArray());
        }
    }

    // A workspace has served other members before; nothing of theirs may be left.
    [TestMethod]
    [DynamicData(nameof(Ranges))]
    public void Compute_InASoiledWorkspace_GivesTheSame(
        int bits, LearningTask task, NoiseSharing noise, int rows, int start, int count, bool isShuffled)
    {
        int[] order = new int[rows];
        RowOrder.Fill(order, 4, 2);
        MemberStep step = new() { Start = start, Count = count, Order = isShuffled ? order : null };
        using MemberRig member = MemberRig.Of(bits, Studies.Small(
            gate: new() { Kind = GateKind.GumbelSoftmax, Noise = noise },
            network: new() { HiddenUnits = [5, 3], GatedLayers = task == LearningTask.SelfSupervision ? [] : [1] },
            task: task,
            training: TaskData.Of(task, rows, isWeighted: true)));
        double loss = member.ComputeGradient(step);
        float[] gradient = member.Gradient.ToArray();
        (double, double) evaluation = member.Evaluate();

        member.Soil();
        double lossAgain = member.ComputeGradient(step);
        float[] gradientAgain = member.Gradient.ToArray();
        member.Soil();
        (double, double) evaluationAgain = member.Evaluate();

        Assert.AreEqual(loss, lossAgain);
        CollectionAssert.AreEqual(gradient, gradientAgain);
        Assert.AreEqual(evaluation, evaluationAgain);
    }

    // Of as many parameters, one derivative: that along the gradient, and a little aside.
    [TestMethod]
    [DataRow(128)]
    [DataRow(512)]
    public void Compute_WideLayers_MatchesTheDifferenceAlongTheGradient(int bits)
    {
        using MemberRig member = MemberRig.Of(bits, Studies.Small(
            gate: new() { Kind = GateKind.GumbelSoftmax, IsHard = false },
            network: new() { HiddenUnits = [520], Activation = Activation.Tanh },
            training: SyntheticData.LinearBinary(530, 512, 1)));
        GradientCheck.Randomize(member);
        double[] parameters = [.. member.Parameters.ToArray().Select(x => (double)x)];
        var exact = new ManagedStep(bits, member, new());

        double loss = member.ComputeGradient(new());
        float[] gradient = member.Gradient.ToArray();
        double norm = Math.Sqrt(gradient.Sum(x => (double)x * x));
        double[] aside = new Numbers(3).Normals(parameters.Length, norm / Math.Sqrt(parameters.Length));
        double[] direction = [.. gradient.Select((x, i) => x + (x == 0 ? 0 : aside[i]))];
        double Along(double width) => exact.Objective([.. parameters.Select((x, i) => x + (width * direction[i]))]);

        Assert.AreEqual(512, member.Context.Shape.ChunkRows);
        Assert.AreEqual(exact.Loss(parameters), loss, 2e-6);
        double expected = (Along(1e-5) - Along(-1e-5)) / 2e-5;
        Assert.AreEqual(expected, gradient.Select((x, i) => x * direction[i]).Sum(), 1e-5 * expected);
    }

    [TestMethod]
    [DynamicData(nameof(LaneTypes.Widths), typeof(LaneTypes))]
    public void Compute_AnotherStepOrSeed_DrawsOtherMasks(int bits)
    {
        using MemberRig member = MemberRig.Of(bits, Studies.Small());

        double first = member.ComputeGradient(new() { Number = 1 });
        double second = member.ComputeGradient(new() { Number = 2 });
        double again = member.ComputeGradient(new() { Number = 1 });

        Assert.AreNotEqual(first, second);
        Assert.AreEqual(first, again);
    }
}
