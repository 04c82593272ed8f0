using System.Collections.Concurrent;
using MLNet.FeatureGating.Search.Storage;
using MLNet.FeatureGating.Tests.Support;

namespace MLNet.FeatureGating.Tests.Search.Storage;

[TestClass]
public sealed class SqliteStudyStoreTests : StudyStoreContract
{
    private readonly TemporaryFolder _folder = new();
    private readonly TemporaryFolder _folderOfContract = new();

    [TestMethod]
    public void Open_Again_FindsEverything()
    {
        string path = _folder.Path("study");
        Studies.Create(path);
        using (SqliteStudyStore first = Studies.Open(path))
        {
            first.SaveSummary("{}");
        }

        using SqliteStudyStore second = Studies.Open(path);

        Assert.AreEqual(Studies.Result(2), second.Find("2"));
        Assert.AreEqual("{}", second.FindSummary());
    }

    [TestMethod]
    public void Open_TwoOfOneFile_SeeOneAnother()
    {
        using SqliteStudyStore first = Studies.Open(_folder.Path("study"));
        using SqliteStudyStore second = Studies.Open(_folder.Path("study"));

        Assert.IsTrue(first.TryClaim("unit"));
        Assert.IsFalse(second.TryClaim("unit"));
        second.Release("unit");
        Assert.IsFalse(second.TryClaim("unit"), "A store has nothing to release that is another's.");
        first.Complete("unit", "result");

        Assert.AreEqual("result", second.Find("unit"));
        Assert.IsFalse(second.TryClaim("unit"));
    }

    [TestMethod]
    public void Open_ManyAtOnce_MakeOneStudy()
    {
        string path = _folder.Path("study");

        Together.Run(6, thread =>
        {
            using SqliteStudyStore store = Studies.Open(path);
            store.Complete($"{thread}", "result");
        });

        Assert.AreEqual(6L, Studies.Query(path, "SELECT count(*) FROM unit"));
    }

    [TestMethod]
    public void Open_NewFile_SaysWhatMadeIt()
    {
        Studies.Create(_folder.Path("study"));

        Assert.AreEqual(
            $$"""
            description: 10 rows of 3 features, seed 1
            fingerprint: {"rows":"a1","label":"b2","settings":"c3","seed":"d4"}
            format: 1
            library: {{LibraryVersion.Text}}
            """,
            Studies.Query(_folder.Path("study"), "SELECT group_concat(key || ': ' || value, char(10)) FROM (SELECT * FROM study ORDER BY key)"));
        Assert.IsTrue(Version.TryParse(LibraryVersion.Text, out _), LibraryVersion.Text);
        Assert.DoesNotContain("+", LibraryVersion.Text);
    }

    [TestMethod]
    public void Open_RelativePath_IsInTheCurrentFolder()
    {
        string path = Path.GetRelativePath(Environment.CurrentDirectory, _folder.Path("study"));

        Studies.Create(path);

        Assert.IsTrue(File.Exists(_folder.Path("study")));
    }

    [TestMethod]
    [DataRow(":memory:")]
    [DataRow("file:x?mode=memory")]
    [DataRow("a;Mode=Memory")]
    [DataRow("ä 'b' \"c\".study")]
    public void Open_NameThatMeansSomethingToSqlite_IsAFile(string name)
    {
        Studies.Create(_folder.Path(name));

        Assert.IsTrue(File.Exists(_folder.Path(name)));
    }

    [TestMethod]
    public void Open_EmptyFile_MakesAStudy()
    {
        string path = _folder.Path("study");
        File.Create(path).Dispose();

        Studies.Create(path);

        Assert.AreEqual(3L, Studies.Query(path, "SELECT count(*) FROM unit"));
    }

    [TestMethod]
    public void TryClaim_TwoStoresManyThreads_GrantsEachUnitOnce()
    {
        const int Units = 60;
        using SqliteStudyStore first = Studies.Open(_folder.Path("study"));
        using SqliteStudyStore second = Studies.Open(_folder.Path("study"));
        var granted = new ConcurrentBag<int>();

        Together.Run(6, thread =>
        {
            SqliteStudyStore store = thread % 2 == 0 ? first : second;
            for (int i = 0; i < Units; i++)
            {
                int unit = (i + (7 * thread)) % Units;
                if (store.TryClaim($"{unit}"))
                {
                    granted.Add(unit);
                    store.Complete($"{unit}", Studies.Result(unit));
                }
            }
        });

        CollectionAssert.AreEqual(Enumerable.Range(0, Units).ToArray(), granted.Order().ToArray());
        for (int unit = 0; unit < Units; unit++)
        {
            Assert.AreEqual(Studies.Result(unit), first.Find($"{unit}"));
        }
    }

    [TestMethod]
    public void Dispose_Claims_AreFree()
    {
        using SqliteStudyStore second = Studies.Open(_folder.Path("study"));
        using (SqliteStudyStore first = Studies.Open(_folder.Path("study")))
        {
            Assert.IsTrue(first.TryClaim("unit"));
        }

        Assert.IsTrue(second.TryClaim("unit"));
    }

    [TestMethod]
    public void Dispose_LeavesOneFileAndNoWorker()
    {
        Studies.Create(_folder.Path("study"));

        CollectionAssert.AreEqual(new[] { _folder.Path("study") }, Directory.GetFileSystemEntries(_folder.Path(string.Empty)));
        Assert.AreEqual(0L, Studies.Query(_folder.Path("study"), "SELECT count(*) FROM worker"));
    }

    [TestMethod]
    public void Dispose_Twice_DoesNothing()
    {
        SqliteStudyStore store = Studies.Open(_folder.Path("study"));
        store.Dispose();
        store.Dispose();
    }

    [TestMethod]
    public void AnyMember_Disposed_Throws()
    {
        SqliteStudyStore store = Studies.Open(_folder.Path("study"));
        store.Dispose();

        Assert.ThrowsExactly<ObjectDisposedException>(() => store.Find("unit"));
        Assert.ThrowsExactly<ObjectDisposedException>(() => store.TryClaim("unit"));
        Assert.ThrowsExactly<ObjectDisposedException>(() => store.Complete("unit", "result"));
        Assert.ThrowsExactly<ObjectDisposedException>(() => store.Release("unit"));
        Assert.ThrowsExactly<ObjectDisposedException>(() => store.SaveSummary("{}"));
        Assert.ThrowsExactly<ObjectDisposedException>(() => store.FindSummary());
    }

    [TestMethod]
    public void Open_Always_CommitsThroughASyncedRollbackJournal()
    {
        using SqliteStudyStore store = Studies.Open(_folder.Path("study"));

        Assert.AreEqual("delete", store.Database.Scalar("PRAGMA journal_mode"));
        Assert.AreEqual(3L, store.Database.Scalar("PRAGMA synchronous"), "3 is EXTRA.");
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        base.Dispose();
        _folder.Dispose();
    }

    protected override object CreateStore() => Studies.Open(_folderOfContract.Path("study"));
}
