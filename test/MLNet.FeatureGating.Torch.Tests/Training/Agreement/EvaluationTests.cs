using MLNet.FeatureGating.Gates;
using MLNet.FeatureGating.Networks;
using MLNet.FeatureGating.Torch.Tests.Data;
using MLNet.FeatureGating.Training;
using MLNet.FeatureGating.Training.Cpu;
using MLNet.FeatureGating.Training.Tests.Data;
using MLNet.FeatureGating.Training.Torch;
using static TorchSharp.torch;
using TorchLayout = MLNet.FeatureGating.Training.Torch.ParameterLayout;

namespace MLNet.FeatureGating.Torch.Tests.Training.Agreement;

/// <summary>Both engines as judges of the same network.</summary>
[TestClass]
public sealed class EvaluationTests
{
    private const double Tolerance = 1e-5;
    private static readonly Device Cpu = DeviceSelection.Resolve(ComputeDevice.Cpu);

    public static IEnumerable<object[]> Tasks => Enum.GetValues<LearningTask>().Select(task => new object[] { task });

    [TestMethod]
    [DynamicData(nameof(Tasks))]
    public void Compute_Task_MatchesTorch(LearningTask task)
    {
        foreach (GateKind kind in new[]
        {
            GateKind.Correlated, GateKind.Gaussian, GateKind.HardConcrete, GateKind.Concrete, GateKind.LogitNormal, GateKind.CorrelatedLogitNormal,
        })
        {
            foreach (int rows in new[] { 1, 75, 300 })
            {
                AssertSame(Study(task, new() { Kind = kind }, rows, null));
                AssertSame(Study(task, new() { Kind = kind }, rows, AgreementStudies.Weights(rows, 3)));
            }
        }
    }

    [TestMethod]
    [DataRow(NoiseSharing.PerRow)]
    [DataRow(NoiseSharing.PerBatch)]
    public void Train_SelfSupervision_EnginesJudgeByAsManyMasks(NoiseSharing noise)
    {
        // Of a network that has hardly learnt anything, losses differ by the masks alone.
        TrainingStudy study = Studies.Small(
            new() { MaximumEpochs = 1, LearningRate = 1e-6 },
            new() { Kind = GateKind.Correlated, InitialParameter = 0, Noise = noise },
            task: LearningTask.SelfSupervision,
            training: AgreementStudies.Rows(LearningTask.SelfSupervision, 600),
            members: [.. Enumerable.Range(0, 12).Select(seed => Studies.Member(0, seed))]);

        double[] torch = [.. new TorchTrainingEngine(ComputeDevice.Cpu).Train(study).Members.Select(member => member.History[0].ValidationLoss)];
        double[] managed = [.. new CpuTrainingEngine().Train(study).Members.Select(member => member.History[0].ValidationLoss)];

        for (int member = 0; member < torch.Length; member++)
        {
            Assert.AreEqual(torch[member], managed[member], 0.1 * torch[member], $"Member {member}");
        }
    }

    private static void AssertSame(TrainingStudy study)
    {
        (double Loss, double Score) torch = Torch(study);
        (double Loss, double Score) managed = Managed(study);
        Assert.IsLessThanOrEqualTo(Tolerance, Deviation.Mixed([torch.Loss, torch.Score], [managed.Loss, managed.Score]));
    }

    private static (double Loss, double Score) Managed(TrainingStudy study)
    {
        using var context = new StudyContext(study);
        using Member<Lanes512> member = MemberFactory<Lanes512>.Create(context, study.Members[0]);
        using var workspace = new Workspace<Lanes512>(context.Shape);
        new ParameterRow<Lanes512>(context.Shape, member).Write(Parameters(study));
        MemberRows rows = context.Validation.For(study.Members[0].ValidationWeights);
        return new Evaluation<Lanes512>(context.Shape, Objective<Lanes512>.Create(study)).Compute(
            workspace, member, new(rows.Rows, null, rows.Weights, 0, rows.Rows.RowCount));
    }

    private static (double Loss, double Score) Torch(TrainingStudy study)
    {
        using var scope = NewDisposeScope();
        using var gradients = no_grad();
        using var gates = new GateBank(study);
        var network = new StackedDenseNetwork(study.Training.FeatureCount, study.Network, study.OutputCount);
        var layout = new TorchLayout(study, gates, network);
        var model = new MemberModel(study, gates, layout, network);
        using var rows = new StudyRows(study.Validation!, [study.Members[0].ValidationWeights], study.Task, Cpu);
        float[] parameters = Parameters(study);
        Tensor table = tensor(parameters, [1, parameters.Length], null, Cpu);
        Tensor[] masks = study.Task == LearningTask.SelfSupervision
            ? model.Masks(model.Gates(table), [Noise(study)], 1)
            : model.CollapsedMasks(model.Gates(table));
        (Tensor loss, Tensor score) = model.Judge(table, rows.All(), masks);
        return (Tensors.Values(loss)[0], Tensors.Values(score)[0]);
    }

    private static Tensor Noise(TrainingStudy study)
    {
        int rows = study.Validation!.RowCount;
        using FeatureGate law = GateFactory.CreateIndependent(study.Gate);
        int count = law.NoiseCount(study.Training.FeatureCount);
        float[] noise = new float[rows * count];
        new CpuNoise(study).FillEvaluation(0, rows, noise);
        return tensor(noise, [1, rows, count], null, Cpu);
    }

    private static float[] Parameters(TrainingStudy study)
    {
        using var torch = new TorchStep(new(study));
        return torch.Parameters;
    }

    private static TrainingStudy Study(LearningTask task, GateSpecification gate, int rows, float[]? weights) => Studies.Small(
        gate: gate,
        network: new() { HiddenUnits = [7, 5], GatedLayers = task == LearningTask.SelfSupervision ? [] : [1], Activation = Activation.Tanh },
        task: task,
        training: AgreementStudies.Rows(task),
        validation: AgreementStudies.Rows(task, rows, seed: 2),
        classes: AgreementStudies.Classes,
        members: new StudyMember { Seed = 4, ValidationWeights = weights });
}
