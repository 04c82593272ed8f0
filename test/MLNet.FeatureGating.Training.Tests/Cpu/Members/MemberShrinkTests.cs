using MLNet.FeatureGating.Training.Tests.Assertions;
using MLNet.FeatureGating.Training.Tests.Data;

namespace MLNet.FeatureGating.Training.Tests.Cpu;

[TestClass]
public sealed class MemberShrinkTests
{
    private const int Features = 20;
    private static readonly int[] Kept = [.. Enumerable.Range(0, Features).Where(feature => feature % 3 != 1)];
    private static readonly GateSpecification Law = new() { Noise = NoiseSharing.PerBatch };
    private static readonly NetworkSpecification Network = new() { HiddenUnits = [7, 3] };

    [TestMethod]
    [DynamicData(nameof(LaneTypes.Widths), typeof(LaneTypes))]
    public void Shrink_FeaturesBehindClosedGates_ChangesNoOutput(int bits)
    {
        foreach (TrainingData? validation in (TrainingData?[])[null, SyntheticData.LinearBinary(150, Features, 2)])
        {
            using MemberRig member = Closed(bits, Law, validation: validation);
            (double Loss, double Score) before = member.Evaluate();

            member.Shrink(Kept);

            CollectionAssert.AreEqual(Kept, member.InUse);
            Assert.AreEqual(before.Loss, member.Evaluate().Loss, 1e-7);
            Assert.AreEqual(before.Score, member.Evaluate().Score, 1e-7);
        }
    }

    // One draw for the whole batch: it is the same whichever features are in use.
    [TestMethod]
    [DynamicData(nameof(LaneTypes.Widths), typeof(LaneTypes))]
    public void Shrink_FeaturesBehindClosedGates_ChangesNoGradientOfTheOthers(int bits)
    {
        using MemberRig member = Closed(bits, Law);
        double loss = member.ComputeGradient(new());
        float[] gates = member.Gradient[..Features].ToArray();
        float[] gradient = Weights(member, member.Gradient, Kept);

        member.Shrink(Kept);

        Assert.AreEqual(loss, member.ComputeGradient(new()), 1e-7);
        Close.Numbers(gates, member.Gradient[..Features].ToArray(), 1e-7);
        Close.Numbers(gradient, Weights(member, member.Gradient, [.. Enumerable.Range(0, Kept.Length)]), 1e-7);
    }

    [TestMethod]
    [DynamicData(nameof(LaneTypes.Widths), typeof(LaneTypes))]
    public void Shrink_WhileTraining_ChangesNoStepOfTheOthers(int bits)
    {
        using MemberRig whole = Closed(bits, Law);
        using MemberRig shrunk = Closed(bits, Law);
        for (int step = 1; step <= 20; step++)
        {
            foreach (MemberRig member in new[] { whole, shrunk })
            {
                member.ComputeGradient(new() { Number = step });
                member.Optimize(step);
            }

            if (step == 10)
            {
                shrunk.Shrink(Kept);
            }
        }

        Close.Numbers(Weights(whole, whole.Parameters, Kept), Weights(shrunk, shrunk.Parameters, [.. Enumerable.Range(0, Kept.Length)]), 1e-6);
        int upper = whole.Layout.Layers[0].Weights;
        Close.Numbers(whole.Parameters[..upper].ToArray(), shrunk.Parameters[..upper].ToArray(), 1e-6);
    }

    [TestMethod]
    [DynamicData(nameof(LaneTypes.Widths), typeof(LaneTypes))]
    public void Shrink_Twice_GradientMatchesFiniteDifferences(int bits)
    {
        var map = new GateMap(
            [.. Enumerable.Range(0, Features).Select(feature => feature % 6)], isAlwaysOpen: [false, false, true, false, false, false]);
        foreach (GateMap? gates in (GateMap?[])[null, map])
        {
            foreach (NoiseSharing noise in Enum.GetValues<NoiseSharing>())
            {
                using MemberRig member = Closed(bits, new() { Noise = noise }, gates: gates);
                member.ComputeGradient(new());
                member.Shrink([0, 1, 2, 4, 5, 7, 8, 10, 11, 13, 14, 16, 17, 19]);
                member.Shrink([1, 3, 4, 7, 9, 13]);

                CollectionAssert.AreEqual(new[] { 1, 4, 5, 10, 13, 19 }, member.InUse);
                GradientCheck.Run(bits, member, new());
                GradientCheck.Run(bits, member, new() { Order = [.. Enumerable.Range(0, 40).Reverse()], Start = 7, Count = 20 });
            }
        }
    }

    [TestMethod]
    [DynamicData(nameof(LaneTypes.Widths), typeof(LaneTypes))]
    public void KeepBest_AfterShrinking_LeavesTheWeightsOfDroppedFeatures(int bits)
    {
        using MemberRig member = Closed(bits, Law);
        member.KeepBest();
        IReadOnlyList<DenseLayerWeights> before = member.BestLayers();
        member.Shrink(Kept);
        Scale(member, 2);
        member.Shrink([.. Enumerable.Range(2, 5)]);
        Scale(member, 3);
        IReadOnlyList<DenseLayerWeights> unkept = member.BestLayers();

        member.KeepBest();
        IReadOnlyList<DenseLayerWeights> after = member.BestLayers();

        CollectionAssert.AreEqual(before[0].Weights.ToArray(), unkept[0].Weights.ToArray());
        CollectionAssert.AreEqual(before[1].Weights.Select(x => 6 * x).ToArray(), after[1].Weights.ToArray());
        for (int feature = 0; feature < Features; feature++)
        {
            // The second time, the third to the seventh of those in use were kept.
            int factor = feature is 3 or 5 or 6 or 8 or 9 ? 6 : 1;
            for (int output = 0; output < 7; output++)
            {
                Assert.AreEqual(factor * before[0].Weights[(feature * 7) + output], after[0].Weights[(feature * 7) + output], $"Feature {feature}.");
            }
        }
    }

    private static MemberRig Closed(int bits, GateSpecification law, TrainingData? validation = null, GateMap? gates = null)
    {
        MemberRig member = MemberRig.Of(bits, Studies.Small(
            new() { MaximumGradientNorm = null },
            gate: law,
            network: Network,
            training: SyntheticData.LinearBinary(40, Features, 1),
            validation: validation,
            gates: gates));
        GradientCheck.Randomize(member);
        for (int feature = 0; feature < Features && gates is null; feature++)
        {
            member.Parameters[feature] = Kept.Contains(feature) ? member.Parameters[feature] : -50;
        }

        return member;
    }

    private static void Scale(MemberRig member, float factor)
    {
        foreach (ref float parameter in member.Parameters)
        {
            parameter *= factor;
        }
    }

    // Of the first layer, the weights of some inputs, output after output.
    private static float[] Weights(MemberRig member, ReadOnlySpan<float> of, int[] inputs)
    {
        Training.Cpu.LayerPlace layer = member.Layout.Layers[0];
        float[] numbers = of.ToArray();
        return [.. Enumerable.Range(0, layer.Outputs).SelectMany(
            output => inputs.Select(input => numbers[layer.Weights + (output * layer.Stride) + input]))];
    }
}
