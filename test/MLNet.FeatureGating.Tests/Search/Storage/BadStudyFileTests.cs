using Microsoft.Data.Sqlite;
using MLNet.FeatureGating.Search;
using MLNet.FeatureGating.Search.Storage;
using MLNet.FeatureGating.Tests.Support;

namespace MLNet.FeatureGating.Tests.Search.Storage;

[TestClass]
public sealed class BadStudyFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Study => _folder.Path("the study");

    [TestMethod]
    public void Open_NoFolder_Throws() => Refusal.Throws<DirectoryNotFoundException>(
        () => Studies.Open(Path.Combine(Study, "deeper")), Path.Combine(Study, "deeper"), $"no folder '{Study}'", "Make it");

    [TestMethod]
    public void Open_Folder_Throws()
    {
        Directory.CreateDirectory(Study);

        Refusal.Throws<IOException>(() => Studies.Open(Study), Study, "is a folder", "Name a file");
        Refusal.Throws<IOException>(() => StudyFile.ReadSummary(Study), Study, "is a folder", "Name a file");
    }

    [TestMethod]
    public void Open_PlaceWhereNothingCanBeMade_Throws()
    {
        if (!OperatingSystem.IsLinux())
        {
            Assert.Inconclusive("Only Linux has a folder where not even an administrator can make a file.");
        }

        Refusal.Throws<IOException>(() => Studies.Open("/proc/study"), "/proc/study", "cannot be opened", "must be writable");
    }

    [TestMethod]
    [DataRow("Name;Age\nsomebody;33\n")]
    [DataRow("SQLite format 3\0 but not really, whatever comes behind it, as long as there is enough of it to be a header: 100 bytes or more")]
    [DataRow("x")]
    public void Open_NotSqlite_ThrowsAndLeavesIt(string text)
    {
        File.WriteAllText(Study, text);

        Refusal.Throws<InvalidOperationException>(() => Studies.Open(Study), Study, "is not a study", "Name another file");
        Refusal.Throws<InvalidOperationException>(() => StudyFile.ReadSummary(Study), Study, "is not a study");

        Assert.AreEqual(text, File.ReadAllText(Study));
    }

    [TestMethod]
    [DataRow("CREATE TABLE study (key TEXT PRIMARY KEY, value TEXT); INSERT INTO study VALUES ('format', '1')")]
    [DataRow("CREATE VIEW mine AS SELECT 1")]
    [DataRow("PRAGMA application_id = 7")]
    public void Open_DatabaseOfSomebodyElse_ThrowsAndLeavesIt(string sql)
    {
        Studies.Query(Study, sql);
        byte[] before = File.ReadAllBytes(Study);

        Refusal.Throws<InvalidOperationException>(() => Studies.Open(Study), Study, "is not a study", "Name another file");
        Refusal.Throws<InvalidOperationException>(() => StudyFile.ReadSummary(Study), Study, "is not a study");

        CollectionAssert.AreEqual(before, File.ReadAllBytes(Study));
        CollectionAssert.AreEqual(new[] { Study }, Directory.GetFileSystemEntries(_folder.Path(string.Empty)));
    }

    [TestMethod]
    public void Open_DatabaseOfSomebodyElseWithAWriteAheadLog_ThrowsAndLeavesIt()
    {
        Studies.Query(Study, "PRAGMA journal_mode = WAL; CREATE TABLE mine (x)");
        byte[] before = File.ReadAllBytes(Study);

        Refusal.Throws<InvalidOperationException>(() => Studies.Open(Study), Study, "is not a study", "Name another file");

        CollectionAssert.AreEqual(before, File.ReadAllBytes(Study));
        CollectionAssert.AreEqual(new[] { Study }, Directory.GetFileSystemEntries(_folder.Path(string.Empty)));
    }

    [TestMethod]
    public void Open_NewerFormat_Throws()
    {
        Studies.Create(Study);
        Studies.Query(
            Study, "UPDATE study SET value = '2' WHERE key = 'format'; UPDATE study SET value = '7.8.9' WHERE key = 'library'; DROP TABLE unit");
        byte[] before = File.ReadAllBytes(Study);

        Refusal.Throws<InvalidOperationException>(
            () => Studies.Open(Study), Study, "format 2", "version 7.8.9", $"version {LibraryVersion.Text}", "up to 1", "a later one");
        Refusal.Throws<InvalidOperationException>(() => StudyFile.ReadSummary(Study), Study, "format 2");

        CollectionAssert.AreEqual(before, File.ReadAllBytes(Study));
    }

    [TestMethod]
    [DataRow("DELETE FROM study WHERE key = 'format'")]
    [DataRow("DELETE FROM study WHERE key = 'fingerprint'")]
    [DataRow("UPDATE study SET value = 'x' WHERE key = 'fingerprint'")]
    [DataRow("DROP TABLE study")]
    [DataRow("DROP TABLE worker")]
    public void Open_PartsAreMissing_Throws(string sql)
    {
        Studies.Create(Study);
        Studies.Query(Study, sql);

        Refusal.Throws<InvalidOperationException>(() => Studies.Open(Study), Study, "is damaged", "a copy of it");
    }

    [TestMethod]
    [DataRow(0.9)]
    [DataRow(0.5)]
    [DataRow(0.1)]
    public void Open_CutOff_Throws(double part)
    {
        Studies.Create(Study);
        byte[] bytes = File.ReadAllBytes(Study);
        File.WriteAllBytes(Study, bytes[..(int)(part * bytes.Length)]);

        Refusal.Throws<InvalidOperationException>(() => Studies.Open(Study), Study, "is damaged", "a copy of it");

        Assert.AreEqual((int)(part * bytes.Length), new FileInfo(Study).Length);
    }

    [TestMethod]
    [DataRow(1)]
    [DataRow(2)]
    [DataRow(5)]
    public void Open_PagesOverwritten_Throws(int page)
    {
        Studies.Create(Study);
        Overwrite(Study, page * 4096, 4096);

        Refusal.Throws<InvalidOperationException>(() => Studies.Open(Study), Study, "is damaged", "a copy of it");
    }

    [TestMethod]
    public void Find_PagesOverwrittenMeanwhile_Throws()
    {
        Studies.Create(Study, units: 100);
        using SqliteStudyStore store = Studies.Open(Study);
        Overwrite(Study, 4096, (int)new FileInfo(Study).Length - 4096);

        Refusal.Throws<InvalidOperationException>(
            () =>
            {
                for (int unit = 0; unit < 100; unit++)
                {
                    Assert.AreEqual(Studies.Result(unit), store.Find($"{unit}"));
                }
            },
            Study,
            "is damaged");
    }

    [TestMethod]
    public void Complete_DiskFull_ThrowsAndKeepsWhatWasDone()
    {
        using SqliteStudyStore store = Studies.Open(Study);
        store.Complete("done", Studies.Result(0));
        store.TryClaim("unit");
        object? pages = store.Database.Scalar("PRAGMA page_count");
        store.Database.Scalar($"PRAGMA max_page_count = {pages}");

        Refusal.Throws<IOException>(() => store.Complete("unit", Studies.Result(1)), Study, "the disk is full", "make room");

        Assert.AreEqual(Studies.Result(0), store.Find("done"));
        Assert.IsNull(store.Find("unit"));
        Assert.IsFalse(store.TryClaim("unit"), "It is claimed still.");
        store.Database.Scalar("PRAGMA max_page_count = 1000000");
        store.Complete("unit", Studies.Result(1));
        Assert.AreEqual(Studies.Result(1), store.Find("unit"));
        Assert.AreEqual("ok", store.Database.Scalar("PRAGMA integrity_check"));
    }

    [TestMethod]
    public void Open_ReadOnlyFile_Throws()
    {
        Studies.Create(Study);
        File.SetAttributes(Study, FileAttributes.ReadOnly);

        Refusal.Throws<IOException>(() => Studies.Open(Study), Study, "read-only", "must be writable");

        File.SetAttributes(Study, FileAttributes.Normal);
    }

    [TestMethod]
    public void Complete_FileCannotBeWritten_Throws()
    {
        using SqliteStudyStore store = Studies.Open(Study);
        store.Database.Execute("PRAGMA query_only = 1");

        Refusal.Throws<IOException>(() => store.Complete("unit", "result"), Study, "cannot be opened", "must be writable");

        store.Database.Execute("PRAGMA query_only = 0");
    }

    [TestMethod]
    public void Complete_FileDeletedMeanwhile_Throws()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Inconclusive("Windows does not delete files that are open.");
        }

        using SqliteStudyStore store = Studies.Open(Study);
        File.Delete(Study);

        Refusal.Throws<IOException>(() => store.Complete("unit", "result"), Study, "was moved or deleted");
    }

    [TestMethod]
    public void TryClaim_LockedForLonger_Throws()
    {
        using SqliteStudyStore store = Studies.Open(Study, new() { LockTimeout = TimeSpan.FromSeconds(1) });
        using SqliteConnection greedy = Studies.Connect(Study);
        using (SqliteTransaction transaction = greedy.BeginTransaction(deferred: false))
        {
            Refusal.Throws<IOException>(() => store.TryClaim("unit"), Study, "locked by another process", "run the search on");
        }

        Assert.IsTrue(store.TryClaim("unit"));
    }

    [TestMethod]
    public void Complete_AnotherReadsForLonger_ThrowsAndCanBeTriedAgain()
    {
        using SqliteStudyStore store = Studies.Open(Study, new() { LockTimeout = TimeSpan.FromSeconds(1) });
        using SqliteConnection slow = Studies.Connect(Study);
        using (SqliteTransaction transaction = slow.BeginTransaction(deferred: true))
        {
            using SqliteCommand command = slow.CreateCommand();
            command.CommandText = "SELECT count(*) FROM unit";
            command.ExecuteScalar();

            Refusal.Throws<IOException>(() => store.Complete("unit", "result"), Study, "locked by another process");
        }

        Assert.IsNull(store.Find("unit"));
        store.Complete("unit", "result");
        Assert.AreEqual("result", store.Find("unit"));
    }

    /// <inheritdoc/>
    public void Dispose() => _folder.Dispose();

    private static void Overwrite(string path, int at, int count)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite) { Position = at };
        byte[] garbage = new byte[count];
        new Random(1).NextBytes(garbage);
        file.Write(garbage);
    }
}
