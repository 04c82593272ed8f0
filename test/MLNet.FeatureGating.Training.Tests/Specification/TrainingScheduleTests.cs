using MLNet.FeatureGating.Training.Tests.Assertions;
using MLNet.FeatureGating.Training.Tests.Data;

namespace MLNet.FeatureGating.Training.Tests.Specification;

[TestClass]
public sealed class TrainingScheduleTests
{
    [TestMethod]
    [DataRow(0, 0, new[] { 1.0, 1, 1, 1 })]
    [DataRow(2, 0, new[] { 0.0, 0, 1, 1 })]
    [DataRow(0, 3, new[] { 0.25, 0.5, 0.75, 1, 1 })]
    [DataRow(2, 1, new[] { 0.0, 0, 0.5, 1, 1 })]
    public void LambdaFactor_WarmUpAndRamp_RisesToOne(int warmUp, int ramp, double[] expected)
    {
        var schedule = new TrainingSchedule { WarmUpEpochs = warmUp, RampEpochs = ramp };

        double[] factors = [.. Enumerable.Range(0, expected.Length).Select(schedule.LambdaFactor)];

        Close.Numbers(expected, factors, 1e-12);
        Assert.AreEqual(Array.IndexOf(expected, 1.0), schedule.FirstFullEpoch(Studies.Member(1, 0)));
    }

    [TestMethod]
    public void FirstFullEpoch_RampLongerThanTraining_IsTheLastEpoch() =>
        Assert.AreEqual(9, new TrainingSchedule { MaximumEpochs = 10, WarmUpEpochs = 8, RampEpochs = 8 }.FirstFullEpoch(Studies.Member(1, 0)));

    [TestMethod]
    [DataRow(10, 0, 8)]
    [DataRow(7, 0, 6)]
    [DataRow(10, 9, 9)]
    [DataRow(1, 0, 0)]
    public void FirstFullEpoch_SteeredMember_IsTheEndOfTheWayToItsTarget(int epochs, int warmUp, int expected)
    {
        var schedule = new TrainingSchedule { MaximumEpochs = epochs, WarmUpEpochs = warmUp, RampEpochs = 1 };

        Assert.AreEqual(expected, schedule.FirstFullEpoch(new() { Seed = 0, TargetGates = 2 }));
    }
}
