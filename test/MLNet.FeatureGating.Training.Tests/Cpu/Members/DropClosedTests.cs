using MLNet.FeatureGating.Training.Tests.Data;

namespace MLNet.FeatureGating.Training.Tests.Cpu;

[TestClass]
public sealed class DropClosedTests
{
    private const int Features = 8;

    [TestMethod]
    [DataRow(2, true)]
    [DataRow(1, false)]
    [DataRow(7, true)]
    [DataRow(8, false)]
    public void DropClosed_GaussianGates_DropsThemOnceThereAreEnough(int closed, bool isShrunk)
    {
        foreach (int bits in LaneTypes.Widths.Select(row => (int)row[0]))
        {
            using MemberRig member = Member(bits, new(), closed);

            member.DropClosed();

            CollectionAssert.AreEqual(isShrunk ? Enumerable.Range(closed, Features - closed).ToArray() : null, member.InUse);
        }
    }

    [TestMethod]
    public void DropClosed_GateThatMayOpenAgain_Stays()
    {
        using MemberRig member = Member(LaneTypes.Widest, new() { Sigma = 0.2 }, 4);
        member.Parameters[1] = -0.69f;
        member.Parameters[2] = -0.71f;

        member.DropClosed();

        CollectionAssert.AreEqual(new[] { 1, 4, 5, 6, 7 }, member.InUse);
    }

    [TestMethod]
    public void DropClosed_GateAlwaysOpen_Stays()
    {
        bool[] isAlwaysOpen = [true, .. new bool[Features - 1]];
        using MemberRig member = Member(LaneTypes.Widest, new(), 4, new([.. Enumerable.Range(0, Features)], isAlwaysOpen: isAlwaysOpen));

        member.DropClosed();

        CollectionAssert.AreEqual(new[] { 0, 4, 5, 6, 7 }, member.InUse);
    }

    [TestMethod]
    [DataRow(GateKind.StraightThrough)]
    [DataRow(GateKind.GumbelSoftmax)]
    [DataRow(GateKind.Correlated)]
    [DataRow(GateKind.HardConcrete)]
    [DataRow(GateKind.L1Weights)]
    public void DropClosed_LawsThatNeverCloseForGood_KeepAll(GateKind kind)
    {
        using MemberRig member = Member(LaneTypes.Widest, new() { Kind = kind }, 6);

        member.DropClosed();

        Assert.IsNull(member.InUse);
    }

    [TestMethod]
    public void DropClosed_Reconstruction_KeepsAll()
    {
        using MemberRig member = Member(LaneTypes.Widest, new(), 6, task: LearningTask.Reconstruction);

        member.DropClosed();

        Assert.IsNull(member.InUse);
    }

    [TestMethod]
    public void DropClosed_MoreClosedLater_DropsThem()
    {
        using MemberRig member = Member(256, new(), 3);
        member.DropClosed();
        member.Parameters[4] = -50;
        member.DropClosed();

        CollectionAssert.AreEqual(new[] { 3, 4, 5, 6, 7 }, member.InUse);
        member.Parameters[6] = -50;
        member.DropClosed();

        CollectionAssert.AreEqual(new[] { 3, 5, 7 }, member.InUse);
        GradientCheck.Run(256, member, new());
    }

    private static MemberRig Member(
        int bits, GateSpecification gate, int closed, GateMap? gates = null, LearningTask task = LearningTask.BinaryClassification)
    {
        MemberRig member = MemberRig.Of(
            bits, Studies.Small(gate: gate, task: task, training: SyntheticData.LinearBinary(40, Features, 1), gates: gates));
        GradientCheck.Randomize(member);
        member.Parameters[..closed].Fill(-50);
        member.Parameters[closed..Features].Fill(0.5f);
        return member;
    }
}
