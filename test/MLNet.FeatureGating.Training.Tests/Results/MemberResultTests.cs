namespace MLNet.FeatureGating.Training.Tests.Results;

[TestClass]
public sealed class MemberResultTests
{
    [TestMethod]
    public void Best_SomeEpoch_IsItsRecord() => Assert.AreEqual(2, Result(2).Best!.Value.Epoch);

    [TestMethod]
    public void Best_NoEpoch_IsNull() => Assert.IsNull(Result(0).Best);

    private static MemberResult Result(int bestEpoch) => new()
    {
        Member = new() { Lambda = 0, Seed = 0 },
        GateParameters = [],
        GateFirmness = [],
        OpenProbabilities = [],
        MeanOpenProbabilities = [],
        GateValues = [],
        HiddenGateValues = [],
        Layers = [],
        BestEpoch = bestEpoch,
        StopReason = StopReason.MaximumEpochs,
        History = [new(1, 0, 0, 0, 0, 0, 0, 0), new(2, 0, 0, 0, 0, 0, 0, 0), new(3, 0, 0, 0, 0, 0, 0, 0)],
    };
}
