using System.Collections.Concurrent;
using MLNet.FeatureGating.Search.Storage;

namespace MLNet.FeatureGating.Tests.Search.Storage;

/// <summary>What every store does.</summary>
public abstract class StudyStoreContract : IDisposable
{
    private IStudyStore? _store;

    private IStudyStore Store => _store!;

    [TestInitialize]
    public void OpenStore() => _store = (IStudyStore)CreateStore();

    [TestMethod]
    public void Find_NothingThere_IsNull() => Assert.IsNull(Store.Find("unit"));

    [TestMethod]
    [DataRow("")]
    [DataRow("{}")]
    [DataRow("\"a\0b\" 'c' ä 💡 \r\n")]
    public void Find_Completed_IsTheResult(string result)
    {
        Store.Complete("ä'unit", result);

        Assert.AreEqual(result, Store.Find("ä'unit"));
        Assert.IsNull(Store.Find("Ä'unit"));
    }

    [TestMethod]
    public void Find_ResultOfMegabytes_IsTheResult()
    {
        string result = string.Concat(Enumerable.Range(0, 700_000).Select(number => $"{number},"));

        Store.Complete("unit", result);

        Assert.AreEqual(result, Store.Find("unit"));
    }

    [TestMethod]
    public void Complete_Again_KeepsTheFirstResult()
    {
        Store.Complete("unit", "first");

        Store.Complete("unit", "second");

        Assert.AreEqual("first", Store.Find("unit"));
    }

    [TestMethod]
    public void Complete_NoResult_Throws() => Assert.ThrowsExactly<ArgumentNullException>(() => Store.Complete("unit", null!));

    [TestMethod]
    public void TryClaim_Free_IsGrantedOnce()
    {
        Assert.IsTrue(Store.TryClaim("unit"));
        Assert.IsFalse(Store.TryClaim("unit"));
        Assert.IsTrue(Store.TryClaim("another"));
    }

    [TestMethod]
    public void TryClaim_Done_IsRefused()
    {
        Store.TryClaim("unit");
        Store.Complete("unit", "result");
        Assert.IsFalse(Store.TryClaim("unit"));
    }

    [TestMethod]
    public void TryClaim_Released_IsGranted()
    {
        Store.TryClaim("unit");
        Store.Release("unit");
        Store.Release("never claimed");

        Assert.IsTrue(Store.TryClaim("unit"));
        Assert.IsNull(Store.Find("unit"));
    }

    [TestMethod]
    public void Release_Done_KeepsTheResult()
    {
        Store.Complete("unit", "result");

        Store.Release("unit");

        Assert.AreEqual("result", Store.Find("unit"));
    }

    [TestMethod]
    public void FindSummary_NothingSaved_IsNull() => Assert.IsNull(Store.FindSummary());

    [TestMethod]
    public void FindSummary_SavedTwice_IsTheLast()
    {
        Store.SaveSummary("{\"a\":1}");
        Store.SaveSummary("{\"a\":2}");

        Assert.AreEqual("{\"a\":2}", Store.FindSummary());
    }

    [TestMethod]
    public void SaveSummary_Nothing_Throws() => Assert.ThrowsExactly<ArgumentNullException>(() => Store.SaveSummary(null!));

    [TestMethod]
    public void TryClaim_ManyThreads_GrantsEachUnitOnce()
    {
        var granted = new ConcurrentBag<int>();

        Together.Run(8, _ =>
        {
            for (int unit = 0; unit < 40; unit++)
            {
                if (Store.TryClaim($"{unit}"))
                {
                    granted.Add(unit);
                    Store.Complete($"{unit}", $"result {unit}");
                }
            }
        });

        CollectionAssert.AreEqual(Enumerable.Range(0, 40).ToArray(), granted.Order().ToArray());
        Assert.AreEqual("result 39", Store.Find("39"));
    }

    /// <summary>Closes the store.</summary>
    public virtual void Dispose()
    {
        _store?.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Makes an empty store, an <see cref="IStudyStore"/>.</summary>
    protected abstract object CreateStore();
}
