using MLNet.FeatureGating.Training.Cpu;
using MLNet.FeatureGating.Training.Linear;

namespace MLNet.FeatureGating.Training.Tests.Linear;

[TestClass]
[DoNotParallelize]
public sealed class LocalMemoryTests
{
    [TestMethod]
    [DataRow(0)]
    [DataRow(1)]
    [DataRow(3)]
    public void Select_DoneOrCancelled_FreesAllMemory(int tries)
    {
        Table table = Mixture.Create(1200, 31).Table;
        int before = NativeFloats.AliveCount;
        using var source = new CancellationTokenSource();
        var progress = new Cancelling(source, tries);

        void Select() =>
            LocalSelection.Select(table.Values, 13, null, 3, null, new() { RowsPerCluster = 400 }, 0, progress, source.Token);

        if (tries == 0)
        {
            Select();
        }
        else
        {
            Assert.ThrowsExactly<OperationCanceledException>(Select);
        }

        Assert.AreEqual(before, NativeFloats.AliveCount);
    }

    private sealed class Cancelling(CancellationTokenSource source, int tries) : IProgress<LocalSelectionProgress>
    {
        public void Report(LocalSelectionProgress value)
        {
            if (value.TryCount == tries)
            {
                source.Cancel();
            }
        }
    }
}
