using MLNet.FeatureGating.Training;
using MLNet.FeatureGating.Training.Cpu;
using MLNet.FeatureGating.Training.Tests.Data;

namespace MLNet.FeatureGating.Torch.Tests.Training.Agreement;

/// <summary>The managed engine's gradients against autograd, from the same parameters under the same noise.</summary>
[TestClass]
public sealed class StepGradientTests
{
    private const double Tolerance = 1e-5;
    private static readonly NetworkSpecification Deep = new() { HiddenUnits = [11, 6], GatedLayers = [0, 1] };

    public static IEnumerable<object[]> LawsAndNoise =>
        AgreementStudies.Laws.Keys.SelectMany(law => new object[][] { [law, true], [law, false] });

    public static IEnumerable<object[]> TasksAndNoise =>
        Enum.GetValues<LearningTask>().SelectMany(task => new object[][] { [task, true], [task, false] });

    [TestMethod]
    [DynamicData(nameof(LawsAndNoise))]
    public void Compute_Law_MatchesAutograd(string law, bool perRow)
    {
        GateSpecification gate = AgreementStudies.Laws[law] with { Noise = AgreementStudies.Noise(perRow) };

        Check(Study(network: Deep, gate: gate));
        Check(Study(network: Deep, gate: gate) with { Progress = 0, Step = 0 });
        Check(Study(network: new() { HiddenUnits = [] }, gate: gate with { Penalty = GatePenalty.Sum }) with { Progress = 1 });
    }

    [TestMethod]
    [DynamicData(nameof(LawsAndNoise))]
    public void Compute_LawOfGroupsCostsAndOpenGates_MatchesAutograd(string law, bool perRow)
    {
        GateSpecification gate = AgreementStudies.Laws[law] with { Noise = AgreementStudies.Noise(perRow) };

        Check(Study(network: Deep, gate: gate, gates: AgreementStudies.Groups()));
        Check(Study(gate: gate with { Penalty = GatePenalty.Sum }, gates: new([0, 0, 1, 1, 2, 2, 2, 3, 3])));
    }

    [TestMethod]
    [DynamicData(nameof(TasksAndNoise))]
    public void Compute_Task_MatchesAutograd(LearningTask task, bool perRow)
    {
        bool guesses = task == LearningTask.SelfSupervision;
        TrainingData rows = AgreementStudies.Rows(task);
        foreach (GateKind kind in new[]
        {
            GateKind.Gaussian, GateKind.Correlated, GateKind.StraightThrough, GateKind.Concrete, GateKind.LogitNormal, GateKind.CorrelatedLogitNormal,
        })
        {
            StepCase step = Study(
                task,
                new() { HiddenUnits = [11, 6], GatedLayers = guesses ? [] : [1], Activation = Activation.Tanh },
                new() { Kind = kind, Noise = AgreementStudies.Noise(perRow) },
                rows: rows);

            Check(step);
            Check(Weighted(step, AgreementStudies.Weights(75, 4)));
        }
    }

    [TestMethod]
    [DataRow(Activation.Relu)]
    [DataRow(Activation.Tanh)]
    [DataRow(Activation.Sigmoid)]
    [DataRow(Activation.Selu)]
    [DataRow(Activation.LeakyRelu)]
    public void Compute_Activation_MatchesAutograd(Activation activation)
    {
        foreach (bool perRow in new[] { true, false })
        {
            GateSpecification gate = new() { Noise = AgreementStudies.Noise(perRow) };

            Check(Study(network: Deep with { Activation = activation }, gate: gate));
            Check(Study(network: Deep with { Activation = activation, GatedLayers = [] }, gate: gate));
            Check(Study(LearningTask.Regression, new() { HiddenUnits = [5, 7, 3], GatedLayers = [1], Activation = activation }, gate));
        }
    }

    [TestMethod]
    [DynamicData(nameof(TasksAndNoise))]
    public void Compute_LargeOutputs_MatchesAutograd(LearningTask task, bool perRow)
    {
        TrainingData rows = AgreementStudies.Rows(task);
        float[] large = [.. rows.Features.ToArray().Select(value => 20 * value)];
        foreach (Activation activation in Enum.GetValues<Activation>())
        {
            Check(Study(
                task,
                new() { HiddenUnits = [6], Activation = activation },
                new() { Noise = AgreementStudies.Noise(perRow) },
                rows: rows.HasEvent is { } hasEvent ? new(large, 9, rows.Targets.ToArray(), [.. hasEvent]) : new(large, 9, rows.Targets.ToArray())));
        }
    }

    [TestMethod]
    [DataRow(1, 1)]
    [DataRow(16, 16)]
    [DataRow(31, 17)]
    [DataRow(33, 33)]
    [DataRow(129, 5)]
    [DataRow(300, 9)]
    public void Compute_RowsAndFeatures_MatchesAutograd(int rows, int features)
    {
        foreach (LearningTask task in new[] { LearningTask.Regression, LearningTask.Survival, LearningTask.Reconstruction })
        {
            foreach (bool perRow in new[] { true, false })
            {
                Check(Study(
                    task,
                    new() { HiddenUnits = [7, 18], GatedLayers = [1], Activation = Activation.Selu },
                    new() { Noise = AgreementStudies.Noise(perRow) },
                    rows: rows == 1 && task == LearningTask.Survival
                        ? new([0.5f, 1], 1, [1, 2], [true, false])
                        : AgreementStudies.Rows(task, rows, Math.Max(features, task == LearningTask.Regression ? 2 : 3))));
            }
        }
    }

    [TestMethod]
    [DataRow(LearningTask.BinaryClassification)]
    [DataRow(LearningTask.Survival)]
    [DataRow(LearningTask.SelfSupervision)]
    public void Compute_Batches_MatchesAutograd(LearningTask task)
    {
        StepCase whole = Study(task, gate: new() { Kind = GateKind.HardConcrete }, rows: AgreementStudies.Rows(task, 290), batchSize: 140);
        foreach (int batch in new[] { 0, 1, 2 })
        {
            Check(whole with { Batch = batch, Epoch = 4, Step = 14 });
            Check(Weighted(whole, AgreementStudies.Weights(290, 9)) with { Batch = batch, Epoch = 2, Step = 8 });
        }
    }

    [TestMethod]
    public void Compute_WideLayersAndLargeChunks_MatchesAutograd() => Check(Study(
        network: new() { HiddenUnits = [600], GatedLayers = [0] }, rows: AgreementStudies.Rows(LearningTask.BinaryClassification, 530, 450)));

    [TestMethod]
    [DataRow(true)]
    [DataRow(false)]
    public void Compute_CorrelationOfMoreGatesThanRows_MatchesAutograd(bool perRow)
    {
        TrainingData rows = AgreementStudies.Rows(LearningTask.Regression, 20, 33);
        Assert.IsTrue(FeatureCorrelation.Measure(rows.Features.Span, 33).IsFactored);
        foreach (bool isHard in new[] { true, false })
        {
            GateSpecification gate = new() { Kind = GateKind.Correlated, IsHard = isHard, Noise = AgreementStudies.Noise(perRow) };

            Check(Study(LearningTask.Regression, gate: gate, rows: rows));
            Check(Study(
                LearningTask.Regression, gate: gate, rows: rows, gates: new([.. Enumerable.Range(0, 33).Select(feature => feature * 5 % 33 % 29)])));
        }
    }

    [TestMethod]
    [DataRow(true)]
    [DataRow(false)]
    public void Compute_GivenCorrelation_MatchesAutograd(bool perRow)
    {
        var correlation = FeatureCorrelation.Measure(AgreementStudies.Rows(LearningTask.Regression, 12, 9, seed: 5).Features.Span, 9);

        Check(Study(gate: new() { Kind = GateKind.Correlated, Correlation = correlation, Noise = AgreementStudies.Noise(perRow) }));
    }

    [TestMethod]
    [DataRow(true)]
    [DataRow(false)]
    public void Compute_FixedMask_MatchesAutograd(bool perRow)
    {
        GateSpecification gate = new() { Noise = AgreementStudies.Noise(perRow) };
        foreach (float[] mask in new float[][] { [1, 0, 0.3f, 0, 1, -2, 1, 1, 0], [1, 1, 1, 1, 1, 1, 1, 1, 1] })
        {
            foreach (NetworkSpecification network in new[] { Deep, Deep with { GatedLayers = [1] }, new() { HiddenUnits = [8] }, new() { HiddenUnits = [] } })
            {
                Check(Study(network: network, gate: gate, mask: mask));
                Check(Study(LearningTask.Survival, network, gate, mask: mask, gates: AgreementStudies.Groups()));
            }
        }
    }

    [TestMethod]
    [DataRow(GateKind.LogitNormal)]
    [DataRow(GateKind.CorrelatedLogitNormal)]
    public void Compute_LawOfSeveralParametersBehindAFixedMask_MatchesAutograd(GateKind kind)
    {
        foreach (bool perRow in new[] { true, false })
        {
            GateSpecification gate = new() { Kind = kind, Noise = AgreementStudies.Noise(perRow) };

            Check(Study(network: Deep, gate: gate, mask: [1, 0, 0.3f, 0, 1, -2, 1, 1, 0]));
        }
    }

    [TestMethod]
    [DataRow(GateKind.LogitNormal)]
    [DataRow(GateKind.CorrelatedLogitNormal)]
    public void Compute_LawOfSeveralParametersInBatches_MatchesAutograd(GateKind kind)
    {
        StepCase whole = Study(gate: new() { Kind = kind }, rows: AgreementStudies.Rows(LearningTask.BinaryClassification, 290, 40), batchSize: 140);
        foreach (int batch in new[] { 0, 1, 2 })
        {
            Check(whole with { Batch = batch, Epoch = 4, Step = 14 });
        }
    }

    [TestMethod]
    [DataRow(1)]
    [DataRow(2)]
    [DataRow(5)]
    public void Compute_FrozenLayers_MatchesAutograd(int layers)
    {
        foreach (bool perRow in new[] { true, false })
        {
            GateSpecification gate = new() { Noise = AgreementStudies.Noise(perRow) };

            Check(Study(network: Deep, gate: gate, frozenLayers: layers));
            Check(Study(network: Deep with { GatedLayers = [] }, gate: gate, frozenLayers: layers));
            Check(Study(network: Deep with { GatedLayers = [1] }, gate: gate, frozenLayers: layers, mask: [1, 0, 0.3f, 0, 1, -2, 1, 1, 0]));
        }
    }

    [TestMethod]
    [DataRow(true)]
    [DataRow(false)]
    public void Compute_FeaturesThatHaveLeft_MatchesAutograd(bool perRow)
    {
        GateSpecification gate = new() { Noise = AgreementStudies.Noise(perRow), Sigma = 0.4 };
        foreach (StepCase step in new[]
        {
            Study(network: Deep, gate: gate),
            Study(network: Deep, gate: gate, gates: new([0, 1, 0, 2, 3, 3, 5, 4, 1], [1, 2, 0.5, 1, 0, 3])),
            Study(LearningTask.Survival, new() { HiddenUnits = [] }, gate, batchSize: 33) with { Batch = 2 },
            Study(rows: AgreementStudies.Rows(LearningTask.BinaryClassification, 300, 40), gate: gate),
        })
        {
            Check(step with { ClosedAt = -2.1f });
        }
    }

    private static void Check(StepCase step)
    {
        using var torch = new TorchStep(step);
        (double loss, double[] gradient) = torch.Compute();
        Check<Lanes512>(step, torch.Parameters, loss, gradient);
        Check<Lanes256>(step, torch.Parameters, loss, gradient);
        Check<Lanes128>(step, torch.Parameters, loss, gradient);
    }

    private static void Check<T>(StepCase step, float[] parameters, double loss, double[] gradient)
        where T : unmanaged, ILanes<T>
    {
        (double managedLoss, double[] managedGradient) = CpuStep<T>.Compute(step, parameters);
        Assert.AreEqual(loss, managedLoss, Tolerance * Math.Max(1, Math.Abs(loss)), typeof(T).Name);

        // Apart: gates have the smaller gradients.
        Assert.IsLessThanOrEqualTo(
            Tolerance, Deviation.Scaled(gradient[..step.GateParameterCount], managedGradient[..step.GateParameterCount]), $"{typeof(T).Name}, gates");
        Assert.IsLessThanOrEqualTo(
            Tolerance,
            Deviation.Scaled(gradient[step.GateParameterCount..], managedGradient[step.GateParameterCount..]),
            $"{typeof(T).Name}, layers");
    }

    private static StepCase Weighted(StepCase step, float[] weights) => step with
    {
        Study = Study(
            step.Study.Task,
            step.Study.Network,
            step.Study.Gate,
            step.Study.Gates,
            step.Study.Training,
            step.Study.Schedule.BatchSize,
            weights: weights).Study,
    };

    private static StepCase Study(
        LearningTask task = LearningTask.BinaryClassification,
        NetworkSpecification? network = null,
        GateSpecification? gate = null,
        GateMap? gates = null,
        TrainingData? rows = null,
        int? batchSize = null,
        float[]? mask = null,
        int frozenLayers = 0,
        float[]? weights = null)
    {
        return new(Studies.Small(
            new() { BatchSize = batchSize, FrozenLayers = frozenLayers },
            gate,
            network,
            task,
            rows ?? AgreementStudies.Rows(task),
            classes: AgreementStudies.Classes,
            gates: gates,
            members: new StudyMember { Lambda = 0.3, Seed = 5, FixedMask = mask, TrainingWeights = weights }));
    }
}
