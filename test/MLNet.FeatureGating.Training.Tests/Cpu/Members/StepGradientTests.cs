using MLNet.FeatureGating.Training.Cpu;
using MLNet.FeatureGating.Training.Tests.Data;

namespace MLNet.FeatureGating.Training.Tests.Cpu;

/// <summary>The gradient of any network and task, behind Gaussian gates on the inputs.</summary>
[TestClass]
public sealed class StepGradientTests
{
    private const int Rows = 37;

    public static IEnumerable<object[]> Activations => LaneTypes.With(Enum.GetValues<Activation>().Select(activation => (object[])[activation]));

    public static IEnumerable<object[]> Tasks => LaneTypes.With(Enum.GetValues<LearningTask>().Select(task => (object[])[task]));

    public static IEnumerable<object[]> Shapes => LaneTypes.With(
    [
        [1, Array.Empty<int>()],
        [6, Array.Empty<int>()],
        [1, new[] { 1 }],
        [16, new[] { 16, 16 }],
        [17, new[] { 33 }],
        [35, new[] { 3, 18, 2 }],
    ]);

    [TestMethod]
    [DynamicData(nameof(Activations))]
    public void Compute_AnyActivation_MatchesFiniteDifferences(int bits, Activation activation) => GradientCheck.Run(bits, Studies.Small(
        network: new() { HiddenUnits = [7, 5], Activation = activation },
        task: LearningTask.Regression,
        training: SyntheticData.LinearRegression(Rows, 6, 1)));

    [TestMethod]
    [DynamicData(nameof(Tasks))]
    public void Compute_AnyTask_MatchesFiniteDifferences(int bits, LearningTask task)
    {
        foreach (bool isWeighted in new[] { false, true })
        {
            GradientCheck.Run(bits, Studies.Small(
                gate: new() { Kind = GateKind.GumbelSoftmax, IsHard = false },
                network: new() { HiddenUnits = [7, 5], Activation = Activation.Tanh },
                task: task,
                training: TaskData.Of(task, Rows, isWeighted),
                classes: 3));
        }
    }

    [TestMethod]
    [DynamicData(nameof(Shapes))]
    public void Compute_AnyShape_MatchesFiniteDifferences(int bits, int features, int[] hidden) => GradientCheck.Run(bits, Studies.Small(
        network: new() { HiddenUnits = hidden },
        training: SyntheticData.CoinTosses(Rows, features, 2)));

    [TestMethod]
    [DynamicData(nameof(LaneTypes.Widths), typeof(LaneTypes))]
    public void Compute_WeightsOfTheMember_AreTakenForThoseOfTheData(int bits)
    {
        StudyMember member = Studies.Member(0.1, 1) with { TrainingWeights = SyntheticData.Weights(Rows, 8) };

        GradientCheck.Run(bits, Studies.Small(training: TaskData.Of(LearningTask.BinaryClassification, Rows, isWeighted: true), members: member));
    }

    [TestMethod]
    [DynamicData(nameof(LaneTypes.Widths), typeof(LaneTypes))]
    public void Compute_LawOfTheMember_IsTakenForThatOfTheStudy(int bits)
    {
        StudyMember member = Studies.Member(0.1, 1) with { Gate = new() { Kind = GateKind.HardConcrete } };

        GradientCheck.Run(bits, Studies.Small(members: member));
    }

    // Exponentials of outputs so large have no place in single precision.
    [TestMethod]
    [DynamicData(nameof(LaneTypes.Widths), typeof(LaneTypes))]
    public void Compute_LargeOutputs_DoesNotOverflow(int bits)
    {
        foreach (LearningTask task in new[] { LearningTask.BinaryClassification, LearningTask.MulticlassClassification, LearningTask.SelfSupervision })
        {
            foreach (float sign in new[] { -1f, 1 })
            {
                using MemberRig member = MemberRig.Of(
                    bits, Studies.Small(task: task, training: TaskData.Of(task, Rows, isWeighted: true), classes: 3));
                GradientCheck.Randomize(member);

                // Of self-supervision, those that tell the mask.
                LayerPlace last = member.Layout.Layers[^1];
                for (int output = last.Outputs / 2; output < last.Outputs; output++)
                {
                    member.Parameters[last.Biases + output] = sign * (150 + output);
                }

                GradientCheck.Run(bits, member, new());
            }
        }
    }

    // The second row weighs nothing: it may hold anything.
    [TestMethod]
    [DynamicData(nameof(LaneTypes.Widths), typeof(LaneTypes))]
    public void Compute_RowsOfWeightZero_AreLeftOut(int bits)
    {
        foreach (LearningTask task in Enum.GetValues<LearningTask>())
        {
            using MemberRig member = Small(bits, task, 1);
            using MemberRig other = Small(bits, task, 1000);

            double loss = member.ComputeGradient(new());
            double otherLoss = other.ComputeGradient(new());

            Assert.AreEqual(loss, otherLoss);
            CollectionAssert.AreEqual(member.Gradient.ToArray(), other.Gradient.ToArray());
        }
    }

    private static MemberRig Small(int bits, LearningTask task, float factor)
    {
        TrainingData data = TaskData.Of(task, Rows, isWeighted: true);
        float[] features = data.Features.ToArray();
        for (int i = 0; i < data.FeatureCount; i++)
        {
            features[data.FeatureCount + i] *= factor;
        }

        return MemberRig.Of(bits, Studies.Small(task: task, training: TaskData.With(data, features), classes: 3));
    }
}
