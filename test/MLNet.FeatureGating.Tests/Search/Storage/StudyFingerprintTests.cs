using MLNet.FeatureGating.Search.Storage;
using MLNet.FeatureGating.Tests.Support;

namespace MLNet.FeatureGating.Tests.Search.Storage;

[TestClass]
public sealed class StudyFingerprintTests
{
    [TestMethod]
    public void DifferencesFrom_SamePartsInAnotherOrder_AreNone()
    {
        var other = new StudyFingerprint("other words", new Dictionary<string, string>(Studies.Fingerprint.Parts.Reverse()));

        Assert.IsEmpty(Studies.Fingerprint.DifferencesFrom(other));
    }

    [TestMethod]
    public void DifferencesFrom_OtherPart_NameIt() => CollectionAssert.AreEqual(
        new[] { "rows", "seed" }, Studies.Fingerprint.DifferencesFrom(With(("rows", "x"), ("seed", "x"))).ToArray());

    [TestMethod]
    public void DifferencesFrom_PartOfOneOnly_NameIt()
    {
        StudyFingerprint more = With(("folds", "x"));

        CollectionAssert.AreEqual(new[] { "folds" }, Studies.Fingerprint.DifferencesFrom(more).ToArray());
        CollectionAssert.AreEqual(new[] { "folds" }, more.DifferencesFrom(Studies.Fingerprint).ToArray());
    }

    [TestMethod]
    public void Open_OtherData_SaysWhichPartDiffersAndWhatToDo()
    {
        using var folder = new TemporaryFolder();
        string path = folder.Path("study");
        Studies.Create(path);
        byte[] before = File.ReadAllBytes(path);

        Refusal.Throws<InvalidOperationException>(
            () => SqliteStudyStore.Open(path, With(("rows", "x"), ("seed", "x"))),
            path, "other data or settings", "not the same are rows, seed.", "10 rows of 3 features, seed 1", "something else", "Name another file");

        CollectionAssert.AreEqual(before, File.ReadAllBytes(path));
    }

    private static StudyFingerprint With(params (string Name, string Hash)[] parts)
    {
        var all = new Dictionary<string, string>(Studies.Fingerprint.Parts);
        foreach ((string name, string hash) in parts)
        {
            all[name] = hash;
        }

        return new("something else", all);
    }
}
