using MLNet.FeatureGating.Training.Torch;
using static TorchSharp.torch;

namespace MLNet.FeatureGating.Torch.Tests.Training.Torch;

[TestClass]
public sealed class ThreadLimitTests
{
    [TestMethod]
    public void Dispose_LimitsThatOverlap_PutTheCallersNumberBack()
    {
        int before = get_num_threads();
        try
        {
            set_num_threads(3);
            var first = new ThreadLimit(1);
            Assert.AreEqual(1, get_num_threads());
            var second = new ThreadLimit(2);
            Assert.AreEqual(2, get_num_threads());

            first.Dispose();
            second.Dispose();

            Assert.AreEqual(3, get_num_threads());
        }
        finally
        {
            set_num_threads(before);
        }
    }
}
