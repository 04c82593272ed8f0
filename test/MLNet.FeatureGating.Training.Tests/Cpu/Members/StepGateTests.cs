using MLNet.FeatureGating.Training.Tests.Data;

namespace MLNet.FeatureGating.Training.Tests.Cpu;

/// <summary>The gradient by gates of any law, on the inputs and behind hidden layers.</summary>
[TestClass]
public sealed class StepGateTests
{
    private const int Rows = 37;

    // The first hidden layer is gated, the second is not, the third is.
    private static readonly NetworkSpecification Network = new() { HiddenUnits = [7, 4, 5], GatedLayers = [0, 2] };

    // No feature lies beside the others of its gate; gates 1 and 3 are always open.
    private static readonly GateMap Map = new([2, 0, 1, 2, 0, 3], [1, 5, 0.5, 2], [false, true, false, true]);

    public static IEnumerable<object[]> Sharing => LaneTypes.With(
        from noise in Enum.GetValues<NoiseSharing>()
        from penalty in Enum.GetValues<GatePenalty>()
        select (object[])[noise, penalty]);

    public static IEnumerable<object[]> Correlated => LaneTypes.With(
        from noise in Enum.GetValues<NoiseSharing>()
        from rows in (int[])[Rows, 5]
        select (object[])[noise, rows]);

    [TestMethod]
    [DynamicData(nameof(LaneTypes.Widths), typeof(LaneTypes))]
    public void Compute_DrawsOfRows_MatchFiniteDifferences(int bits) => GateSpecifications.Each(
        GateSpecifications.Names,
        law => GradientCheck.Run(bits, Studies.Small(gate: law, network: Network, training: SyntheticData.LinearBinary(Rows, 6, 1))));

    [TestMethod]
    [DynamicData(nameof(LaneTypes.Widths), typeof(LaneTypes))]
    public void Compute_DrawsOfTheBatch_MatchFiniteDifferences(int bits) => GateSpecifications.Each(
        GateSpecifications.Names,
        law => GradientCheck.Run(bits, Studies.Small(
            gate: law with { Noise = NoiseSharing.PerBatch }, network: Network, training: SyntheticData.LinearBinary(Rows, 6, 1))));

    [TestMethod]
    [DynamicData(nameof(Sharing))]
    public void Compute_GateMap_MatchesFiniteDifferences(int bits, NoiseSharing noise, GatePenalty penalty) => GradientCheck.Run(bits, Studies.Small(
        gate: new() { Noise = noise, Penalty = penalty },
        network: Network with { Activation = penalty == GatePenalty.Mean ? Activation.Relu : Activation.Sigmoid },
        training: SyntheticData.LinearBinary(Rows, 6, 1),
        gates: Map));

    // Of fewer rows than features, the correlation is kept as rows.
    [TestMethod]
    [DynamicData(nameof(Correlated))]
    public void Compute_CorrelatedGates_MatchesFiniteDifferences(int bits, NoiseSharing noise, int rows)
    {
        foreach (bool isHard in new[] { false, true })
        {
            GradientCheck.Run(bits, Studies.Small(
                gate: new() { Kind = GateKind.Correlated, IsHard = isHard, Noise = noise },
                network: Network,
                task: LearningTask.Regression,
                training: SyntheticData.LinearRegression(rows, 6, 1)));
        }
    }

    [TestMethod]
    [DynamicData(nameof(LaneTypes.Widths), typeof(LaneTypes))]
    public void Compute_CorrelatedGatesOfGroups_MatchesFiniteDifferences(int bits) => GradientCheck.Run(bits, Studies.Small(
        gate: new() { Kind = GateKind.Correlated }, training: SyntheticData.LinearBinary(Rows, 6, 1), gates: new([1, 0, 1, 2, 0, 3])));

    // Self-supervision guesses masks that are not learnt.
    [TestMethod]
    [DynamicData(nameof(Sharing))]
    public void Compute_SelfSupervision_MatchesFiniteDifferences(int bits, NoiseSharing noise, GatePenalty penalty)
    {
        TrainingStudy study = Studies.Small(
            gate: new() { Kind = GateKind.Correlated, Noise = noise, Penalty = penalty },
            network: new() { HiddenUnits = [7] },
            task: LearningTask.SelfSupervision,
            training: SyntheticData.HiddenCauses(Rows, 6, 1),
            gates: penalty == GatePenalty.Mean ? Map : null);

        GradientCheck.Run(bits, study);
        using MemberRig member = MemberRig.Of(bits, study);
        member.ComputeGradient(new());

        Assert.IsTrue(member.GatePlaces().All(place => member.Gradient[place] == 0));
    }

    [TestMethod]
    [DynamicData(nameof(LaneTypes.Widths), typeof(LaneTypes))]
    public void Compute_GatesAlwaysOpen_HaveNoGradient(int bits)
    {
        foreach (NoiseSharing noise in Enum.GetValues<NoiseSharing>())
        {
            using MemberRig member = MemberRig.Of(bits, Studies.Small(gate: new() { Noise = noise }, gates: Map));

            member.ComputeGradient(new());

            CollectionAssert.AreEqual(
                new[] { true, false, true, false }, member.GatePlaces().Select(place => member.Gradient[place] != 0).ToArray());
        }
    }
}
