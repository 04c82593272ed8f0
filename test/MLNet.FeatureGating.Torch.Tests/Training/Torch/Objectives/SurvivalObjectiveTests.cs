using MLNet.FeatureGating.Torch.Tests.Data;
using MLNet.FeatureGating.Torch.Tests.Reference;
using MLNet.FeatureGating.Training;
using MLNet.FeatureGating.Training.Tests.Assertions;
using MLNet.FeatureGating.Training.Tests.Data;
using MLNet.FeatureGating.Training.Tests.Reference;
using MLNet.FeatureGating.Training.Torch;
using static TorchSharp.torch;

namespace MLNet.FeatureGating.Torch.Tests.Training.Torch.Objectives;

[TestClass]
public sealed class SurvivalObjectiveTests
{
    private const int Rows = 24;
    private static readonly Device Cpu = DeviceSelection.Resolve(ComputeDevice.Cpu);
    private static readonly TaskObjective Objective = TaskObjective.Create(LearningTask.Survival);

    [TestMethod]
    [DataRow(true, false, 1.0)]
    [DataRow(true, true, 1.0)]
    [DataRow(false, false, 1.0)]
    [DataRow(false, true, 5.0)]
    [DataRow(true, true, 5.0)]
    public void Loss_AllRows_IsEfronsPartialLikelihood(bool ties, bool weights, double scale)
    {
        using var scope = NewDisposeScope();
        Sample sample = Sample.Make(1, ties, weights, scale);

        double loss = Loss(sample);

        double[] hazards = sample.Hazards;
        Assert.AreEqual(ManagedSurvival.EfronLoss(hazards, sample.Times, sample.HasEvent, sample.Weights), loss, 1e-5);
        double breslow = ManagedSurvival.BreslowLoss(hazards, sample.Times, sample.HasEvent, sample.Weights);
        Assert.AreEqual(!ties, Math.Abs(breslow - loss) < 1e-5, "Without ties, and only then, Breslow's form is the same.");
    }

    [TestMethod]
    public void Loss_TwoRowsByHand_IsTheLogisticLossOfTheirDifference()
    {
        using var scope = NewDisposeScope();
        var sample = new Sample([0.75, -0.5], [1, 2], [true, false], [1, 1]);

        Assert.AreEqual(Math.Log(1 + Math.Exp(-1.25)), Loss(sample), 1e-6);
    }

    [TestMethod]
    public void Loss_ConstantShift_ChangesNothing()
    {
        using var scope = NewDisposeScope();
        Sample sample = Sample.Make(2, ties: true, weights: true);
        Sample shifted = sample with { Hazards = [.. sample.Hazards.Select(h => h + 30)] };

        Assert.AreEqual(Loss(sample), Loss(shifted), 1e-4);
    }

    [TestMethod]
    [DataRow(true)]
    [DataRow(false)]
    public void Loss_Gradient_MatchesFiniteDifferences(bool weights)
    {
        Sample first = Sample.Make(3, ties: true, weights);
        Sample second = Sample.Make(4, ties: true, weights: false);
        if (weights)
        {
            first.Weights[2] = first.Weights[7] = 0;
        }

        double[] factors = [1, -0.7];
        RiskSets risk = Risk(first, second);
        FiniteDifferences.Check(
            x => (Objective.Loss(x[0], Batch(risk), x[0]) * Tensors.Double(factors, 2)).sum(),
            1e-8,
            ([.. first.Hazards, .. second.Hazards], [2, Rows, 1]));
    }

    [TestMethod]
    public void Loss_SeveralMembers_IsThatOfEach()
    {
        using var scope = NewDisposeScope();
        Sample[] samples = [.. Enumerable.Range(10, 3).Select(seed => Sample.Make(seed, ties: true, weights: true))];

        double[] loss = Losses(samples);
        double[] score = Scores(samples);

        Close.Numbers([.. samples.Select(s => ManagedSurvival.EfronLoss(s.Hazards, s.Times, s.HasEvent, s.Weights))], loss, 1e-5);
        Close.Numbers([.. samples.Select(s => ManagedSurvival.Concordance(s.Hazards, s.Times, s.HasEvent, s.Weights))], score, 1e-6);
    }

    [TestMethod]
    public void Loss_SharedRows_ComparesEachMemberWithThem()
    {
        using var scope = NewDisposeScope();
        Sample sample = Sample.Make(5, ties: true, weights: true);
        double[] other = new Numbers(6).Normals(Rows);
        Tensor outputs = Tensors.Single([.. sample.Hazards, .. other], 2, Rows, 1);

        double[] loss = Tensors.Values(Objective.Loss(outputs, Batch(Risk(sample)), outputs));
        double[] score = Tensors.Values(Objective.Score(outputs, Batch(Risk(sample)), outputs));

        double Managed(double[] hazards) => ManagedSurvival.EfronLoss(hazards, sample.Times, sample.HasEvent, sample.Weights);
        double Concordance(double[] hazards) => ManagedSurvival.Concordance(
            [.. hazards.Select(h => (double)(float)h)], sample.Times, sample.HasEvent, sample.Weights);
        Close.Numbers([Managed(sample.Hazards), Managed(other)], loss, 1e-5);
        Close.Numbers([Concordance(sample.Hazards), Concordance(other)], score, 1e-6);
    }

    [TestMethod]
    public void Loss_RowsOfWeightZero_ChangeNothing()
    {
        using var scope = NewDisposeScope();
        Sample sample = Sample.Make(7, ties: true, weights: true);
        int[] silent = [0, 5, 6, 23];
        foreach (int row in silent)
        {
            sample.Weights[row] = 0;
        }

        int[] kept = [.. Enumerable.Range(0, Rows).Except(silent)];
        var smaller = new Sample(
            [.. kept.Select(i => sample.Hazards[i])],
            [.. kept.Select(i => sample.Times[i])],
            [.. kept.Select(i => sample.HasEvent[i])],
            [.. kept.Select(i => sample.Weights[i])]);
        Sample changed = sample with
        {
            Hazards = [.. sample.Hazards.Select((h, i) => silent.Contains(i) ? 80 : h)],
            Times = [.. sample.Times.Select((t, i) => silent.Contains(i) ? 1000 : t)],
        };

        Assert.AreEqual(Loss(smaller), Loss(sample), 1e-6);
        Assert.AreEqual(Loss(sample), Loss(changed), 1e-6);
        Assert.AreEqual(Scores(sample)[0], Scores(changed)[0], 1e-6);
    }

    [TestMethod]
    public void Loss_WeightTwo_EqualsTheRowTwiceWhereNothingIsTied()
    {
        using var scope = NewDisposeScope();

        // A censored row: an event twice would be a tie.
        var weighted = new Sample([0.3, -1, 0.8, 0.1], [1, 2, 3, 4], [true, true, false, true], [1, 1, 2, 1]);
        var doubled = new Sample([0.3, -1, 0.8, 0.8, 0.1], [1, 2, 3, 3, 4], [true, true, false, false, true], [1, 1, 1, 1, 1]);

        Assert.AreEqual(Loss(doubled), Loss(weighted), 1e-6);
        Assert.AreEqual(Scores(doubled)[0], Scores(weighted)[0], 1e-6);
    }

    [TestMethod]
    public void Loss_NoEvents_IsZeroWithoutGradient()
    {
        using var scope = NewDisposeScope();
        Sample sample = Sample.Make(8, ties: true, weights: false) with { HasEvent = new bool[Rows] };
        Tensor outputs = Tensors.Single(sample.Hazards, 1, Rows, 1).requires_grad_();
        Tensor loss = Objective.Loss(outputs, Batch(Risk(sample)), outputs);

        Close.Numbers([0], Tensors.Values(loss), 0);
        Close.Numbers(new double[Rows], Tensors.Values(autograd.grad([loss.sum()], [outputs])[0]), 0);
        Assert.IsTrue(double.IsNaN(Scores(sample)[0]));
    }

    [TestMethod]
    public void Loss_ExtremeHazards_IsFiniteWithFiniteGradient()
    {
        using var scope = NewDisposeScope();
        Sample sample = Sample.Make(9, ties: true, weights: true, scale: 300);
        sample.Weights[1] = 0;
        Tensor outputs = Tensors.Single(sample.Hazards, 1, Rows, 1).requires_grad_();
        Tensor loss = Objective.Loss(outputs, Batch(Risk(sample)), outputs);
        double[] gradient = Tensors.Values(autograd.grad([loss.sum()], [outputs])[0]);

        Assert.IsTrue(double.IsFinite(Tensors.Values(loss)[0]));
        Assert.IsTrue(gradient.All(double.IsFinite), string.Join(", ", gradient));
    }

    // A batch is a study of its own: who is at risk is known among its rows only.
    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void Loss_MiniBatches_AreThoseOfTheirRows(bool memberWeights)
    {
        using var scope = NewDisposeScope();
        Sample sample = Sample.Make(11, ties: true, weights: true);
        double[] second = [.. Sample.Make(12, ties: true, weights: true).Weights.Reverse()];
        var data = new TrainingData(
            [.. Enumerable.Range(0, Rows).Select(i => (float)i)],
            1,
            [.. sample.Times.Select(t => (float)t)],
            sample.HasEvent,
            [.. sample.Weights.Select(w => (float)w)]);
        using var rows = new StudyRows(data, [null, memberWeights ? [.. second.Select(w => (float)w)] : null], LearningTask.Survival, Cpu);
        var source = new BatchSource(rows, 7, Cpu);
        EpochOrder? order = source.Order([1, 2], 3);

        // Weights come with a mean of 1 over all rows; their scale shifts the logarithm of the sum over all at risk.
        double[][] weights = [MeanOne(sample.Weights), MeanOne(memberWeights ? second : sample.Weights)];
        for (int i = 0; i < source.BatchCount; i++)
        {
            RowBatch batch = source.Batch(order, i);
            int[][] seen = [.. Tensors.Values(batch.Features).Select(x => (int)x).Chunk(batch.RowCount)];
            Tensor outputs = Tensors.Single([.. seen.SelectMany(member => member.Select(row => sample.Hazards[row]))], 2, batch.RowCount, 1);
            double[] expected = [.. seen.Select((member, m) => ManagedSurvival.EfronLoss(
                [.. member.Select(row => sample.Hazards[row])],
                [.. member.Select(row => sample.Times[row])],
                [.. member.Select(row => sample.HasEvent[row])],
                [.. member.Select(row => weights[m][row])]))];

            Close.Numbers(expected, Tensors.Values(Objective.Loss(outputs, batch, outputs)), 1e-5);
        }

        Assert.AreEqual(4, source.BatchCount);
    }

    private static double[] MeanOne(double[] weights) => [.. weights.Select(weight => weight / weights.Average())];

    private static double Loss(Sample sample) => Losses(sample)[0];

    private static double[] Losses(params Sample[] samples)
    {
        Tensor outputs = Outputs(samples);
        return Tensors.Values(Objective.Loss(outputs, Batch(Risk(samples)), outputs));
    }

    private static double[] Scores(params Sample[] samples)
    {
        Tensor outputs = Outputs(samples);
        return Tensors.Values(Objective.Score(outputs, Batch(Risk(samples)), outputs));
    }

    private static Tensor Outputs(Sample[] samples) =>
        Tensors.Single([.. samples.SelectMany(sample => sample.Hazards)], samples.Length, samples[0].Times.Length, 1);

    private static RiskSets Risk(params Sample[] samples) => new(
        [.. samples.SelectMany(sample => sample.Times).Select(t => (float)t)],
        [.. samples.SelectMany(sample => sample.HasEvent)],
        [.. samples.SelectMany(sample => sample.Weights).Select(w => (float)w)],
        samples[0].Times.Length,
        isLasting: false);

    private static RowBatch Batch(RiskSets risk)
    {
        Tensor order = risk.Tensors(Cpu).Order;
        return new(zeros([1, 1, 1], ScalarType.Float32), order, order, (int)order.shape[1], risk);
    }

    /// <summary>Rows with hazards, all in single precision as data come.</summary>
    private sealed record Sample(double[] Hazards, double[] Times, bool[] HasEvent, double[] Weights)
    {
        public static Sample Make(int seed, bool ties, bool weights, double scale = 1)
        {
            var numbers = new Numbers(seed);
            double[] hazards = [.. numbers.Normals(Rows, scale).Select(h => (double)(float)h)];
            double[] times = [.. Enumerable.Range(0, Rows).Select(_ => (double)(float)numbers.Uniform()).Select(u => ties ? Math.Ceiling(6 * u) : u)];
            bool[] hasEvent = [.. Enumerable.Range(0, Rows).Select(_ => numbers.Uniform() < 0.7)];
            double[] ofRows = [.. Enumerable.Range(0, Rows).Select(_ => weights ? (double)(float)(0.2 + numbers.Uniform()) : 1)];
            return new(hazards, times, hasEvent, ofRows);
        }
    }
}
