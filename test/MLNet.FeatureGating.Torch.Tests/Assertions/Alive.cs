using TorchSharp;

namespace MLNet.FeatureGating.Torch.Tests.Assertions;

/// <summary>How many tensors are alive.</summary>
internal static class Alive
{
    /// <summary>How many more tensors are alive after an action than before.</summary>
    public static long Growth(Action action)
    {
        long before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        action();
        return DisposeScopeManager.Statistics.ThreadTotalLiveCount - before;
    }

    /// <summary>
    /// A module that has been used leaves no more behind than one that has only been made and disposed: TorchSharp counts the tensor that a
    /// parameter is made of as alive for ever, though it has given away what it held.
    /// </summary>
    public static void AssertUseLeavesNothing<T>(Func<T> make, Action<T> use)
        where T : IDisposable
    {
        long made = Growth(() => make().Dispose());
        Assert.AreEqual(made, Growth(() =>
        {
            using T module = make();
            use(module);
        }));
    }
}
