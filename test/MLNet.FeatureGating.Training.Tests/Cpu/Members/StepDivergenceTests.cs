using MLNet.FeatureGating.Training.Tests.Data;

namespace MLNet.FeatureGating.Training.Tests.Cpu;

/// <summary>A member that has diverged is told by its loss: what is no number may not get lost on the way to it.</summary>
[TestClass]
public sealed class StepDivergenceTests
{
    [TestMethod]
    [DynamicData(nameof(LaneTypes.Widths), typeof(LaneTypes))]
    public void Compute_WeightThatIsNoNumber_MakesTheLossNone(int bits)
    {
        foreach (Activation activation in Enum.GetValues<Activation>())
        {
            using MemberRig member = MemberRig.Of(bits, Studies.Small(network: new() { HiddenUnits = [7, 5], Activation = activation }));
            member.Parameters[member.Layout.Layers[0].Weights] = float.NaN;

            Assert.AreEqual(double.NaN, member.ComputeGradient(new()), $"{activation}");
            Assert.AreEqual(double.NaN, member.Evaluate().Loss, $"{activation}");
        }
    }

    [TestMethod]
    [DynamicData(nameof(LaneTypes.Widths), typeof(LaneTypes))]
    public void Compute_OutputThatIsNoNumber_MakesTheLossNone(int bits)
    {
        foreach (LearningTask task in Enum.GetValues<LearningTask>())
        {
            using MemberRig member = MemberRig.Of(bits, Studies.Small(task: task, training: TaskData.Of(task, 40, isWeighted: false), classes: 3));
            member.Parameters[member.Layout.Layers[^1].Biases] = float.NaN;

            Assert.AreEqual(double.NaN, member.ComputeGradient(new()), $"{task}");
            Assert.AreEqual(double.NaN, member.Evaluate().Loss, $"{task}");
        }
    }
}
