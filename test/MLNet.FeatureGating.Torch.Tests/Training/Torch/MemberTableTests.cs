using MLNet.FeatureGating.Gates;
using MLNet.FeatureGating.Networks;
using MLNet.FeatureGating.Torch.Tests.Data;
using MLNet.FeatureGating.Training;
using MLNet.FeatureGating.Training.Tests.Assertions;
using MLNet.FeatureGating.Training.Tests.Data;
using MLNet.FeatureGating.Training.Tests.Reference;
using MLNet.FeatureGating.Training.Torch;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNet.FeatureGating.Torch.Tests.Training.Torch;

[TestClass]
public sealed class MemberTableTests
{
    private const int Gates = 3;
    private static readonly Device Cpu = DeviceSelection.Resolve(ComputeDevice.Cpu);

    private readonly ParameterLayout _layout = Layouts.Create(new(), Gates, new() { HiddenUnits = [2] });

    private DisposeScope _scope = null!;
    private IDisposable _gradients = null!;

    [TestInitialize]
    public void OpenScope()
    {
        _scope = NewDisposeScope();
        _gradients = no_grad();
    }

    [TestCleanup]
    public void CloseScope()
    {
        _gradients.Dispose();
        _scope.Dispose();
    }

    [TestMethod]
    [DataRow(1.0, 0.0)]
    [DataRow(1.0, 0.1)]
    [DataRow(null, 0.1)]
    public void Step_SeveralSteps_MatchesManagedAdamForEachMember(double? maximumNorm, double decay)
    {
        var schedule = new TrainingSchedule
        {
            LearningRate = 0.02,
            GateLearningRate = 0.05,
            WeightDecay = decay,
            MaximumGradientNorm = maximumNorm,
        };
        var table = new MemberTable(_layout, Members(1, 2), schedule, Cpu);
        int count = (int)_layout.ParameterCount;
        double[] rates = [.. Enumerable.Range(0, count).Select(i => i < Gates ? 0.05 : 0.02)];
        double[] decays = [.. Enumerable.Range(0, count).Select(i => i < Gates ? 0 : decay)];
        ManagedAdam[] managed = [.. Tensors.Values(table.Parameters).Chunk(count).Select(
            row => new ManagedAdam(row, rates, decays, maximumNorm))];
        var numbers = new Numbers(3);

        for (int step = 0; step < 20; step++)
        {
            // The first member's gradients are clipped, the second's are not.
            double[][] gradients = [numbers.Normals(count, 10), numbers.Normals(count, 0.01)];
            table.Step(Tensors.Single([.. gradients[0], .. gradients[1]], 2, count));
            managed[0].Step(gradients[0]);
            managed[1].Step(gradients[1]);
        }

        Close.Numbers([.. managed.SelectMany(member => member.Parameters)], Tensors.Values(table.Parameters), 1e-5);
    }

    [TestMethod]
    public void Step_ZeroGradient_ChangesNothing()
    {
        var table = new MemberTable(_layout, Members(1), new(), Cpu);
        double[] before = Tensors.Values(table.Parameters);

        table.Step(zeros([1, _layout.ParameterCount], ScalarType.Float32));

        CollectionAssert.AreEqual(before, Tensors.Values(table.Parameters));
    }

    [TestMethod]
    public void Step_NotANumberInOneMember_LeavesTheOtherAlone()
    {
        var table = new MemberTable(_layout, Members(1, 2), new(), Cpu);
        int count = (int)_layout.ParameterCount;
        double[] gradient = [.. Enumerable.Repeat(double.NaN, count), .. new Numbers(1).Normals(count)];

        table.Step(Tensors.Single(gradient, 2, count));

        double[][] members = [.. Tensors.Values(table.Parameters).Chunk(count)];
        Assert.IsTrue(Array.TrueForAll(members[0], double.IsNaN));
        Assert.IsTrue(Array.TrueForAll(members[1], double.IsFinite));
    }

    [TestMethod]
    public void KeepBest_LaterSteps_DoNotReachTheCopy()
    {
        var table = new MemberTable(_layout, Members(1, 2, 3), new() { LearningRate = 0.1 }, Cpu);
        int count = (int)_layout.ParameterCount;
        double[][] start = [.. Tensors.Values(table.Parameters).Chunk(count)];
        Step(table, 1);
        double[][] first = [.. Tensors.Values(table.Parameters).Chunk(count)];
        table.KeepBest([0, 1, 2]);
        Step(table, 2);
        double[][] second = [.. Tensors.Values(table.Parameters).Chunk(count)];
        table.KeepBest([1]);
        Step(table, 3);
        table.KeepBest([]);

        CollectionAssert.AreNotEqual(start[0], first[0]);
        CollectionAssert.AreEqual(first[0], Tensors.Values(table.Best(0)));
        CollectionAssert.AreEqual(second[1], Tensors.Values(table.Best(1)));
        CollectionAssert.AreEqual(first[2], Tensors.Values(table.Best(2)));
    }

    [TestMethod]
    public void Keep_SomeMembers_TrainOnAsIfNothingHadHappened()
    {
        var all = new MemberTable(_layout, Members(1, 2, 3), new(), Cpu);
        var fewer = new MemberTable(_layout, Members(1, 2, 3), new(), Cpu);
        int count = (int)_layout.ParameterCount;
        Step(all, 1);
        Step(fewer, 1);
        fewer.Keep(tensor([0L, 2L]));
        double[] gradient = new Numbers(9).Normals(3 * count);

        all.Step(Tensors.Single(gradient, 3, count));
        fewer.Step(Tensors.Single([.. gradient[..count], .. gradient[(2 * count)..]], 2, count));

        double[] whole = Tensors.Values(all.Parameters);
        CollectionAssert.AreEqual((double[])[.. whole[..count], .. whole[(2 * count)..]], Tensors.Values(fewer.Parameters));
        Assert.IsTrue(fewer.Parameters.requires_grad);
    }

    [TestMethod]
    public void Constructor_Seeds_DecideWhereMembersStart()
    {
        double[] start = Tensors.Values(new MemberTable(_layout, Members(7, 8), new(), Cpu).Parameters);
        double[] other = Tensors.Values(new MemberTable(_layout, Members(8, 9), new(), Cpu).Parameters);

        int count = start.Length / 2;
        CollectionAssert.AreEqual(start[count..], other[..count]);
        CollectionAssert.AreNotEqual(start[..count], start[count..]);
    }

    private static IEnumerable<(int Index, StudyMember Member)> Members(params int[] seeds) =>
        seeds.Select((seed, index) => (index, Studies.Member(0, seed)));

    private static void Step(MemberTable table, int seed)
    {
        long[] shape = table.Parameters.shape;
        table.Step(Tensors.Single(new Numbers(seed).Normals((int)(shape[0] * shape[1])), shape));
    }
}
