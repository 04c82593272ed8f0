using MLNet.FeatureGating.Selection;
using MLNet.FeatureGating.Tests.Support;
using TorchSharp;

namespace MLNet.FeatureGating.Tests.Selection;

/// <summary>What a fit must leave as it was.</summary>
[TestClass]
public sealed class CallersStateTests
{
    private readonly Row[] _rows = Problem.Create(rows: 60);

    [TestMethod]
    public void Fit_Ending_LeavesNoTensors() => AssertNoTensorsLeft(() => Selecting.Fit(_rows, Quick.Keeping(3)));

    [TestMethod]
    public void Fit_NothingKept_LeavesNoTensors() => AssertNoTensorsLeft(() => Assert.ThrowsExactly<NothingSelectedException>(
        () => Selecting.Fit(_rows, Quick.Learning with { Lambda = 100 })));

    [TestMethod]
    public void Fit_FailingMeanwhile_LeavesNoTensors() => AssertNoTensorsLeft(() => Assert.ThrowsExactly<NotSupportedException>(
        () => Selecting.Fit(_rows, Quick.Hasty with { Progress = new ProgressLog(_ => throw new NotSupportedException()) })));

    [TestMethod]
    public void Fit_AllPhases_LeavesNoTensors() => AssertNoTensorsLeft(() => Selecting.Fit(
        _rows.With((row, i) => row.Value = i < 40 ? row.Value : float.NaN),
        Quick.Keeping(3) with { HiddenUnits = [4], SelfSupervision = new() { Steps = 2 }, Refit = true },
        label: "Value"));

    [TestMethod]
    public void Fit_Cancelled_LeavesNoTensors()
    {
        using var cancellation = new CancellationTokenSource();
        var log = new ProgressLog(_ => cancellation.Cancel());

        AssertNoTensorsLeft(() => Selecting.Fit(
            _rows, Quick.Keeping(3) with { Progress = log, CancellationToken = cancellation.Token }));
    }

    [TestMethod]
    public void Fit_Always_LeavesTorchsRandomStateAlone()
    {
        using DisposeScope scope = torch.NewDisposeScope();
        byte[] before = torch.get_rng_state().data<byte>().ToArray();

        Selecting.Fit(_rows, Quick.Keeping(3) with { BatchSize = 16 });

        CollectionAssert.AreEqual(before, torch.get_rng_state().data<byte>().ToArray());
    }

    [TestMethod]
    public void Fit_Always_LeavesTheRowsAlone()
    {
        Selecting.Fit(_rows, Quick.Keeping(3));

        Row[] again = Problem.Create(rows: 60);
        for (int row = 0; row < again.Length; row++)
        {
            CollectionAssert.AreEqual(again[row].Features, _rows[row].Features);
        }
    }

    private static void AssertNoTensorsLeft(Action fit)
    {
        long ofThread = DisposeScopeManager.Statistics.ThreadTotalLiveCount;

        fit();

        Assert.AreEqual(ofThread, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
    }
}
