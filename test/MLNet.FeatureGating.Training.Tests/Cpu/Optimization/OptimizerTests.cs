using MLNet.FeatureGating.Training.Cpu;
using MLNet.FeatureGating.Training.Tests.Assertions;
using MLNet.FeatureGating.Training.Tests.Data;
using MLNet.FeatureGating.Training.Tests.Reference;

namespace MLNet.FeatureGating.Training.Tests.Cpu;

[TestClass]
public sealed class OptimizerTests
{
    private const int Steps = 50;
    private const double Rate = 0.02;
    private const double GateRate = 0.05;

    // The norm that gradients are clipped to, or 0; the weight decay; the number of frozen layers.
    public static IEnumerable<object[]> Schedules => LaneTypes.With(
    [
        [0.0, 0.0, 0],
        [0.5, 0.3, 0],
        [3.0, 0.3, 1],
        [3.0, 0.0, 3],
    ]);

    [TestMethod]
    [DynamicData(nameof(Schedules))]
    public void Step_Adam_IsThatOfThePaper(int bits, double norm, double decay, int frozen) =>
        AssertSteps(bits, Schedule(OptimizerKind.Adam, norm, decay, frozen), 2e-5);

    [TestMethod]
    [DynamicData(nameof(Schedules))]
    public void Step_Momentum_IsThatOfTheBooks(int bits, double norm, double decay, int frozen) =>
        AssertSteps(bits, Schedule(OptimizerKind.Momentum, norm, decay, frozen), 2e-5);

    [TestMethod]
    [DynamicData(nameof(LaneTypes.Widths), typeof(LaneTypes))]
    public void Step_AdamWithoutGradient_KeepsMomentsAboveSubnormalNumbers(int bits)
    {
        using MemberRig member = Member(bits, Schedule(OptimizerKind.Adam, 0, 0, 0));
        float[] parameters = Run(member, 5000);

        Assert.IsTrue(member.FirstMoment.ToArray().All(moment => !float.IsSubnormal(moment)));
        Assert.IsTrue(member.SecondMoment.ToArray().All(moment => !float.IsSubnormal(moment)));
        Assert.IsTrue(member.Parameters.ToArray().All(parameter => !float.IsSubnormal(parameter)));
        Close.Numbers(parameters, member.Parameters.ToArray(), 1e-9);
    }

    [TestMethod]
    [DynamicData(nameof(LaneTypes.Widths), typeof(LaneTypes))]
    public void Step_MomentumWithoutGradient_KeepsDirectionsAboveSubnormalNumbers(int bits)
    {
        using MemberRig member = Member(bits, Schedule(OptimizerKind.Momentum, 0, 0, 0));
        Run(member, 3000);

        Assert.IsTrue(member.FirstMoment.ToArray().All(moment => !float.IsSubnormal(moment)));
    }

    // Parameters whose gradients are far apart move at one rate, the first step as far as the rate.
    [TestMethod]
    [DynamicData(nameof(LaneTypes.Widths), typeof(LaneTypes))]
    public void Step_FirstOfAdam_MovesByTheRateWhateverTheSizeOfTheGradient(int bits)
    {
        using MemberRig member = Member(bits, Schedule(OptimizerKind.Adam, 0, 0, 0));
        float[] before = member.Parameters.ToArray();
        int[] places = member.LayerPlaces(0);
        for (int i = 0; i < places.Length; i++)
        {
            member.Gradient[places[i]] = (float)(Math.Pow(10, (i % 17) - 5) * (i % 2 == 0 ? 1 : -1));
        }

        member.Optimize(1);

        for (int i = 0; i < places.Length; i++)
        {
            Assert.AreEqual(i % 2 == 0 ? -Rate : Rate, member.Parameters[places[i]] - before[places[i]], 0.002 * Rate, $"Parameter {i}.");
        }
    }

    // After a step with a gradient, many without one; what is there before these is given.
    private static float[] Run(MemberRig member, int steps)
    {
        foreach (int place in member.Places())
        {
            member.Gradient[place] = 1;
        }

        member.Optimize(1);
        member.Gradient.Clear();
        for (int step = 2; step < 500; step++)
        {
            member.Optimize(step);
        }

        float[] parameters = member.Parameters.ToArray();
        for (int step = 500; step <= steps; step++)
        {
            member.Optimize(step);
        }

        return parameters;
    }

    private static void AssertSteps(int bits, TrainingSchedule schedule, double tolerance)
    {
        using MemberRig member = Member(bits, schedule);
        int layers = member.Layout.Layers.Length;
        int[] trained = [.. member.GatePlaces(), .. Enumerable.Range(0, layers).Skip(schedule.FrozenLayers).SelectMany(member.LayerPlaces)];
        int[] frozen = [.. Enumerable.Range(0, layers).Take(schedule.FrozenLayers).SelectMany(member.LayerPlaces)];
        float[] before = member.Parameters.ToArray();
        int gates = member.GatePlaces().Length;
        double[] start = [.. trained.Select(place => (double)before[place])];
        double[] rates = [.. trained.Select((_, i) => i < gates ? GateRate : Rate)];
        double[] decays = [.. trained.Select((_, i) => i < gates ? 0 : schedule.WeightDecay)];
        var adam = new ManagedAdam(start, rates, decays, schedule.MaximumGradientNorm);
        var momentum = new ManagedMomentum(start, rates, decays, schedule.Momentum, schedule.MaximumGradientNorm);
        var numbers = new Numbers(3);
        for (int step = 1; step <= Steps; step++)
        {
            float[] gradient = [.. numbers.Normals(trained.Length, 0.2 + (step % 3)).Select(x => (float)x)];
            for (int i = 0; i < trained.Length; i++)
            {
                member.Gradient[trained[i]] = gradient[i];
            }

            // Gradients of frozen layers are whatever they are, and are not clipped by.
            Array.ForEach(frozen, place => member.Gradient[place] = 100);
            member.Optimize(step);
            adam.Step([.. gradient.Select(x => (double)x)]);
            momentum.Step([.. gradient.Select(x => (double)x)]);
        }

        double[] expected = schedule.Optimizer == OptimizerKind.Adam ? adam.Parameters : momentum.Parameters;
        Close.Numbers(expected, [.. trained.Select(place => (double)member.Parameters[place])], tolerance);
        CollectionAssert.AreEqual(frozen.Select(place => before[place]).ToArray(), frozen.Select(place => member.Parameters[place]).ToArray());
    }

    private static TrainingSchedule Schedule(OptimizerKind optimizer, double norm, double decay, int frozen) => new()
    {
        Optimizer = optimizer,
        LearningRate = Rate,
        GateLearningRate = GateRate,
        Momentum = 0.8,
        WeightDecay = decay,
        MaximumGradientNorm = norm > 0 ? norm : null,
        FrozenLayers = frozen,
    };

    private static MemberRig Member(int bits, TrainingSchedule schedule) =>
        MemberRig.Of(bits, Studies.Small(schedule, network: new() { HiddenUnits = [9, 4], GatedLayers = [1] }));
}
