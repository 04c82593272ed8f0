using MLNet.FeatureGating.Training.Tests.Data;

namespace MLNet.FeatureGating.Training.Tests.Cpu;

[TestClass]
public sealed class MemberGatesTests
{
    private static readonly GateMap Map = new([2, 0, 1, 2, 0, 3], [1, 5, 0.5, 2], [false, true, false, false]);

    [TestMethod]
    [DynamicData(nameof(LaneTypes.Widths), typeof(LaneTypes))]
    public void Gates_AnyLaw_AreCountedInClosedForm(int bits) => GateSpecifications.Each(GateSpecifications.OfOneParameter, law =>
    {
        foreach (GatePenalty penalty in Enum.GetValues<GatePenalty>())
        {
            GateSpecification specification = law with { Penalty = penalty };
            using MemberRig member = MemberRig.Of(
                bits, Studies.Small(gate: specification, network: new() { HiddenUnits = [7], GatedLayers = [0] }, gates: Map));
            GradientCheck.Randomize(member);
            var exact = new ManagedGateLaw(specification);
            double[] input = [.. member.Parameters.Slice(member.Layout.Gates[0], 4).ToArray().Select(x => (double)x)];
            double[] hidden = [.. member.Parameters.Slice(member.Layout.Gates[1], 7).ToArray().Select(x => (double)x)];
            double[] mayClose = [input[0], input[2], input[3], .. hidden];

            (double open, double count, double ofPenalty) = member.Gates();

            Assert.AreEqual(1 + mayClose.Sum(exact.OpenProbability), open, 1e-5);
            Assert.AreEqual(1 + mayClose.Count(x => exact.Collapse(x) != 0), count);
            double sum = exact.Penalty(input[0]) + (0.5 * exact.Penalty(input[2])) + (2 * exact.Penalty(input[3])) + hidden.Sum(exact.Penalty);
            Assert.AreEqual(penalty == GatePenalty.Mean ? sum / 10.5 : sum, ofPenalty, 1e-5);
        }
    });

    [TestMethod]
    [DynamicData(nameof(LaneTypes.Widths), typeof(LaneTypes))]
    public void Gates_FixedMask_CountByTheGatesThatItLetsThrough(int bits)
    {
        using MemberRig member = MemberRig.Of(bits, Studies.Small(
            network: new() { HiddenUnits = [7], GatedLayers = [0] },
            gates: Map,
            members: Studies.Member(0.1, 1) with { FixedMask = [1, 0, 0, 1, 0, -0.5f] }));

        (double open, double count, double penalty) = member.Gates();

        // Gates 2 and 3, and seven hidden ones at their start.
        var law = new ManagedGateLaw(new());
        Assert.AreEqual(2 + (7 * law.OpenProbability(0.5)), open, 1e-5);
        Assert.AreEqual(9, count);
        Assert.AreEqual(law.Penalty(0.5), penalty, 1e-6);
    }

    [TestMethod]
    [DynamicData(nameof(LaneTypes.Widths), typeof(LaneTypes))]
    public void Gates_SelfSupervision_CostNothing(int bits)
    {
        using MemberRig member = MemberRig.Of(bits, Studies.Small(
            gate: new() { Kind = GateKind.Correlated }, task: LearningTask.SelfSupervision, training: SyntheticData.HiddenCauses(40, 6, 1)));

        (double open, double _, double penalty) = member.Gates();

        Assert.AreEqual(6 * new ManagedGateLaw(new() { Kind = GateKind.Correlated }).OpenProbability(0.5), open, 1e-5);
        Assert.AreEqual(0, penalty);
    }

    [TestMethod]
    [DynamicData(nameof(LaneTypes.Widths), typeof(LaneTypes))]
    public void Bound_LargeParameters_AreHeldToWhereGatesCanClose(int bits) => GateSpecifications.Each(GateSpecifications.OfOneParameter, law =>
    {
        using MemberRig member = MemberRig.Of(bits, Studies.Small(gate: law, network: new() { HiddenUnits = [7], GatedLayers = [0] }));
        float[] before = member.Parameters.ToArray();
        foreach (int place in member.GatePlaces())
        {
            member.Parameters[place] = place % 2 == 0 ? 50 : -50;
        }

        member.Bound();

        foreach (int place in member.GatePlaces())
        {
            Assert.AreEqual(place % 2 == 0 ? (float)Math.Min(50, law.MaximumParameter) : -50, member.Parameters[place]);
        }

        int end = member.Layout.GateEnd;
        CollectionAssert.AreEqual(before[end..], member.Parameters[end..].ToArray());
    });
}
