using MLNet.FeatureGating.Search;
using MLNet.FeatureGating.Search.Storage;
using MLNet.FeatureGating.Tests.Search.Storage;
using MLNet.FeatureGating.Tests.Support;

namespace MLNet.FeatureGating.Tests.Search;

[TestClass]
public sealed class StudyFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Study => _folder.Path("the study");

    [TestMethod]
    public void ReadSummary_Saved_IsTheSame()
    {
        SearchSummary summary = Save();

        Assert.AreEqual(SummaryJson.Write(summary), SummaryJson.Write(StudyFile.ReadSummary(Study)));
    }

    [TestMethod]
    public void ReadSummary_Always_LeavesTheFile()
    {
        Save();
        byte[] before = File.ReadAllBytes(Study);

        StudyFile.ReadSummary(Study);

        CollectionAssert.AreEqual(before, File.ReadAllBytes(Study));
    }

    [TestMethod]
    public void ReadSummary_WhileAnotherWrites_IsTheLastOne()
    {
        SearchSummary summary = Save();
        using SqliteStudyStore store = Studies.Open(Study);

        SearchSummary read = store.Database.Transact(() =>
        {
            store.Database.Execute("UPDATE study SET value = 'half written' WHERE key = 'summary'");
            return StudyFile.ReadSummary(Study);
        });

        Assert.AreEqual(SummaryJson.Write(summary), SummaryJson.Write(read));
    }

    [TestMethod]
    public void ReadSummary_WriterDiedHalfway_IsTheLastOne()
    {
        SearchSummary summary = Save();
        string copy = _folder.Path("copy");
        using (SqliteStudyStore store = Studies.Open(Study))
        {
            store.Database.Execute("PRAGMA cache_size = 10");
            store.Database.Transact(() =>
            {
                // More than fits into memory: parts of it are in the file before it is committed. What a dead process leaves is just this.
                store.Database.Execute("UPDATE study SET value = 'half written' WHERE key = 'summary'");
                store.Database.Execute("INSERT INTO unit VALUES ('unit', $result)", ("$result", new string('x', 1_000_000)));
                File.Copy(Study, copy);
                File.Copy(Study + "-journal", copy + "-journal");
                return 0;
            });
        }

        Assert.IsGreaterThan(1_000_000L, new FileInfo(copy).Length);
        Assert.AreEqual(SummaryJson.Write(summary), SummaryJson.Write(StudyFile.ReadSummary(copy)));
        Assert.AreEqual(0L, Studies.Query(copy, "SELECT count(*) FROM unit"));
    }

    [TestMethod]
    public void ReadSummary_ReadOnlyFile_IsRead()
    {
        SearchSummary summary = Save();
        File.SetAttributes(Study, FileAttributes.ReadOnly);

        Assert.AreEqual(SummaryJson.Write(summary), SummaryJson.Write(StudyFile.ReadSummary(Study)));

        File.SetAttributes(Study, FileAttributes.Normal);
    }

    [TestMethod]
    public void ReadSummary_NoFile_ThrowsAndMakesNone()
    {
        Refusal.Throws<FileNotFoundException>(() => StudyFile.ReadSummary(Study), Study, "no study file");

        Assert.IsFalse(File.Exists(Study));
    }

    [TestMethod]
    [DataRow("")]
    [DataRow(" ")]
    public void ReadSummary_NoPath_Throws(string path) => Assert.ThrowsExactly<ArgumentException>(() => StudyFile.ReadSummary(path));

    [TestMethod]
    public void ReadSummary_EmptyFile_ThrowsAndLeavesIt()
    {
        File.Create(Study).Dispose();

        Refusal.Throws<InvalidOperationException>(() => StudyFile.ReadSummary(Study), Study, "is not a study");

        Assert.AreEqual(0, new FileInfo(Study).Length);
    }

    [TestMethod]
    [DataRow(0, "0 finished units")]
    [DataRow(1, "1 finished unit ")]
    [DataRow(3, "3 finished units")]
    public void ReadSummary_NoneYet_SaysHowFarItGotAndWhatToDo(int units, string mention)
    {
        Studies.Create(Study, units);

        Refusal.Throws<InvalidOperationException>(() => StudyFile.ReadSummary(Study), Study, mention, "no summary yet", "Run its search on");
    }

    [TestMethod]
    [DataRow("{")]
    [DataRow("{}")]
    [DataRow("null")]
    [DataRow("{\"task\":\"Dreaming\"}")]
    public void ReadSummary_NotASummary_Throws(string json)
    {
        using (SqliteStudyStore store = Studies.Open(Study))
        {
            store.SaveSummary(json);
        }

        Refusal.Throws<InvalidOperationException>(() => StudyFile.ReadSummary(Study), Study, "is damaged", "its summary cannot be read");
    }

    /// <inheritdoc/>
    public void Dispose() => _folder.Dispose();

    private SearchSummary Save()
    {
        SearchSummary summary = new MadeUpValues(seed: 1).Create<SearchSummary>();
        using SqliteStudyStore store = Studies.Open(Study);
        store.SaveSummary(SummaryJson.Write(summary));
        return summary;
    }
}
