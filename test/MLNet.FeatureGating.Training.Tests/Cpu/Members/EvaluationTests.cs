using MLNet.FeatureGating.Training.Tests.Data;
using MLNet.FeatureGating.Training.Tests.Reference;

namespace MLNet.FeatureGating.Training.Tests.Cpu;

[TestClass]
public sealed class EvaluationTests
{
    // More rows than a chunk holds, and no whole lanes of them.
    private const int Rows = 150;

    public static IEnumerable<object[]> Tasks => LaneTypes.With(
        from task in Enum.GetValues<LearningTask>()
        where task is not (LearningTask.Reconstruction or LearningTask.SelfSupervision)
        select (object[])[task]);

    [TestMethod]
    [DynamicData(nameof(Tasks))]
    public void Compute_AnyTask_JudgesTheCollapsedNetwork(int bits, LearningTask task) => GateSpecifications.Each(GateSpecifications.Names, law =>
    {
        foreach (bool isWeighted in new[] { false, true })
        {
            TrainingData validation = TaskData.Of(task, Rows, isWeighted);
            using MemberRig member = MemberRig.Of(bits, Studies.Small(
                gate: law,
                network: new() { HiddenUnits = [7, 5], GatedLayers = [0], Activation = Activation.Selu },
                task: task,
                training: TaskData.Of(task, 40, isWeighted: false),
                validation: validation,
                classes: 3));
            GradientCheck.Randomize(member);
            double[][] outputs = Outputs(member, validation);

            (double loss, double score) = member.Evaluate();

            Assert.AreEqual(Loss(task, outputs, validation), loss, 1e-5);
            Assert.AreEqual(Score(task, outputs, validation), score, 1e-5);
        }
    });

    [TestMethod]
    [DynamicData(nameof(LaneTypes.Widths), typeof(LaneTypes))]
    public void Compute_Reconstruction_IsTheMeanSquareOverFeatures(int bits)
    {
        TrainingData data = TaskData.Of(LearningTask.Reconstruction, Rows, isWeighted: true);
        using MemberRig member = MemberRig.Of(bits, Studies.Small(task: LearningTask.Reconstruction, training: data));
        GradientCheck.Randomize(member);
        double[][] outputs = [.. Enumerable.Range(0, Rows).Select(row => ManagedNetwork.Forward(
            Layers(member), Activation.Relu, InputGates(member), data.Features.Span.Slice(row * 6, 6)))];
        double expected = Enumerable.Range(0, Rows).Sum(row => data.Weights![row] * outputs[row].Select(
            (output, i) => Math.Pow(output - data.Features.Span[(row * 6) + i], 2)).Average()) / data.Weights!.Sum(weight => (double)weight);

        (double loss, double score) = member.Evaluate();

        Assert.AreEqual(expected, loss, 1e-5);
        Assert.AreEqual(expected, score, 1e-5);
    }

    // Masks to guess are drawn, one a row and the same in every epoch, also where the rows of a step share theirs.
    [TestMethod]
    [DynamicData(nameof(LaneTypes.Widths), typeof(LaneTypes))]
    public void Compute_SelfSupervision_IsTheLossOfDrawnMasks(int bits)
    {
        using MemberRig member = Guessing(bits, NoiseSharing.PerRow);
        using MemberRig sharing = Guessing(bits, NoiseSharing.PerBatch);
        var drawn = new ManagedStep(
            bits, member, new() { Seed = SeedStream.EvaluationNoise(member.Definition.Seed), Number = 0, Progress = 1 });
        double[] parameters = [.. member.Parameters.ToArray().Select(x => (double)x)];

        (double loss, double score) = member.Evaluate();
        member.ComputeGradient(new());

        Assert.AreEqual(drawn.Loss(parameters), loss, 1e-5);
        Assert.AreEqual(drawn.MaskScore(parameters), score, 1e-5);
        Assert.AreEqual((loss, score), member.Evaluate());
        Assert.AreEqual((loss, score), sharing.Evaluate());
    }

    [TestMethod]
    [DynamicData(nameof(LaneTypes.Widths), typeof(LaneTypes))]
    public void Compute_FixedMask_TakesItForTheGates(int bits)
    {
        float[] mask = [1, 0, 0.5f, 1, 0, -2];
        TrainingData data = TaskData.Of(LearningTask.Regression, Rows, isWeighted: true);
        using MemberRig member = MemberRig.Of(bits, Studies.Small(
            task: LearningTask.Regression, training: data, members: Studies.Member(0, 1) with { FixedMask = mask }));
        double[][] outputs = [.. Enumerable.Range(0, Rows).Select(row => ManagedNetwork.Forward(
            Layers(member), Activation.Relu, mask, data.Features.Span.Slice(row * 6, 6)))];

        Assert.AreEqual(ManagedLoss.OfTable(LearningTask.Regression, outputs, data), member.Evaluate().Loss, 1e-5);
    }

    private static double[][] Outputs(MemberRig member, TrainingData data)
    {
        var law = new ManagedGateLaw(ManagedPlace.Law(member));
        float[] hidden = [.. member.Parameters.Slice(member.Layout.Gates[1], 7).ToArray().Select(x => (float)law.Collapse(x))];
        DenseLayerWeights[] layers = Layers(member);

        // A gate on a unit scales what the next layer makes of it.
        layers[1] = layers[1] with { Weights = [.. layers[1].Weights.Select((weight, k) => weight * hidden[k / layers[1].Outputs])] };
        return [.. Enumerable.Range(0, data.RowCount).Select(row => ManagedNetwork.Forward(
            layers, member.Study.Network.Activation, InputGates(member), data.Features.Span.Slice(row * 6, 6)))];
    }

    private static float[] InputGates(MemberRig member)
    {
        var law = new ManagedGateLaw(ManagedPlace.Law(member));
        return [.. member.Parameters.Slice(member.Layout.Gates[0], 6).ToArray().Select(x => (float)law.Collapse(x))];
    }

    private static DenseLayerWeights[] Layers(MemberRig member)
    {
        member.KeepBest();
        return [.. member.BestLayers()];
    }

    private static double Loss(LearningTask task, double[][] outputs, TrainingData data) => task == LearningTask.Survival
        ? ManagedSurvival.EfronLoss(Hazards(outputs), Times(data), [.. data.HasEvent!], Weights(data))
        : ManagedLoss.OfTable(task, outputs, data);

    private static double Score(LearningTask task, double[][] outputs, TrainingData data) => task switch
    {
        LearningTask.Survival => ManagedSurvival.Concordance(Hazards(outputs), Times(data), [.. data.HasEvent!], Weights(data)),
        LearningTask.Regression => ManagedLoss.OfTable(task, outputs, data),
        _ => ManagedLoss.Metric(task, outputs, data),
    };

    private static double[] Hazards(double[][] outputs) => [.. outputs.Select(output => output[0])];

    private static double[] Times(TrainingData data) => [.. data.Targets.ToArray().Select(x => (double)x)];

    // Of mean 1, as training takes them: the scale of weights is a part of the likelihood.
    private static double[] Weights(TrainingData data)
    {
        float[] weights = new float[data.RowCount];
        RowWeights.Normalize(data.Weights, weights);
        return [.. weights.Select(weight => (double)weight)];
    }

    private static MemberRig Guessing(int bits, NoiseSharing noise)
    {
        MemberRig member = MemberRig.Of(bits, Studies.Small(
            gate: new() { Kind = GateKind.GumbelSoftmax, IsHard = false, Temperature = new(3, 0.5), Noise = noise },
            task: LearningTask.SelfSupervision,
            training: TaskData.Of(LearningTask.SelfSupervision, Rows, isWeighted: true)));
        GradientCheck.Randomize(member);
        return member;
    }
}
