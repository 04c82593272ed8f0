using MLNet.FeatureGating.Data;
using MLNet.FeatureGating.Training.Cpu;

namespace MLNet.FeatureGating.Tests.Data;

[TestClass]
[DoNotParallelize]
public sealed class GrowingArrayMemoryTests
{
    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void Dispose_WithOrWithoutAnArray_HasFreedAllPieces(bool isMade)
    {
        // What other tests have left is not to be freed meanwhile.
        GC.Collect();
        GC.WaitForPendingFinalizers();
        int before = NativeFloats.AliveCount;
        using (var array = new GrowingArray(10))
        {
            for (int i = 0; i < 100; i++)
            {
                array.Append(100);
            }

            Assert.IsGreaterThan(before, NativeFloats.AliveCount);
            if (isMade)
            {
                Assert.HasCount(10_000, array.ToArray());
                Assert.AreEqual(before, NativeFloats.AliveCount);
            }
        }

        Assert.AreEqual(before, NativeFloats.AliveCount);
    }
}
