using MLNet.FeatureGating.Training.Tests.Data;

namespace MLNet.FeatureGating.Training.Tests.Cpu;

/// <summary>The gradient where some layers do not learn, and where inputs are behind fixed masks.</summary>
[TestClass]
public sealed class StepFrozenTests
{
    private static readonly TrainingData Data = SyntheticData.LinearBinary(37, 6, 1);

    public static IEnumerable<object[]> Frozen => LaneTypes.With(
        [[1, NoiseSharing.PerRow], [1, NoiseSharing.PerBatch], [2, NoiseSharing.PerBatch], [9, NoiseSharing.PerRow]]);

    public static IEnumerable<object[]> Masks => LaneTypes.With(
    [
        [new[] { 1f, 0, 1, 1, 0, 0.5f }],
        [new[] { 1f, 1, 1, 1, 1, 1 }],
        [new[] { 0f, 0, 0, 0, 0, 0 }],
    ]);

    [TestMethod]
    [DynamicData(nameof(Frozen))]
    public void Compute_FrozenLayers_LeavesTheOthersTheirGradient(int bits, int layers, NoiseSharing noise)
    {
        foreach (float[]? mask in (float[]?[])[null, [1, 0, 1, 1, 0, 0.5f]])
        {
            foreach (int[] gated in (int[][])[[], [1]])
            {
                GradientCheck.Run(bits, Studies.Small(
                    new() { FrozenLayers = layers },
                    gate: new() { Noise = noise },
                    network: new() { HiddenUnits = [7, 5], GatedLayers = gated },
                    training: Data,
                    members: Studies.Member(0.1, 1) with { FixedMask = mask }));
            }
        }
    }

    [TestMethod]
    [DynamicData(nameof(Masks))]
    public void Compute_FixedMask_MatchesFiniteDifferences(int bits, float[] mask)
    {
        int[] order = new int[37];
        RowOrder.Fill(order, 1, 1);
        foreach (int[] gated in (int[][])[[], [0]])
        {
            TrainingStudy study = Studies.Small(
                network: new() { HiddenUnits = [7, 5], GatedLayers = gated },
                training: Data,
                members: Studies.Member(0.1, 1) with { FixedMask = mask });
            GradientCheck.Run(bits, study);
            GradientCheck.Run(bits, study, new() { Order = order, Start = 4, Count = 20 });
        }
    }

    [TestMethod]
    [DynamicData(nameof(LaneTypes.Widths), typeof(LaneTypes))]
    public void Compute_SeveralSteps_FrozenGradientsDoNotGrow(int bits)
    {
        foreach (bool isFixed in new[] { false, true })
        {
            using MemberRig member = MemberRig.Of(bits, Studies.Small(
                new() { FrozenLayers = 2 },
                gate: new() { Noise = NoiseSharing.PerBatch },
                network: new() { HiddenUnits = [7, 5] },
                training: Data,
                members: Studies.Member(0.1, 1) with { FixedMask = isFixed ? [3, 3, 3, 3, 3, 3] : null }));
            for (int step = 0; step < 200; step++)
            {
                member.ComputeGradient(new() { Number = step });
            }

            Assert.IsTrue(member.Gradient.ToArray().All(value => Math.Abs(value) < 100));
        }
    }
}
