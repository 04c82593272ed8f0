using MLNet.FeatureGating.Data;
using MLNet.FeatureGating.Search.Rows;
using MLNet.FeatureGating.Tests.Support;
using MLNet.FeatureGating.Training;

namespace MLNet.FeatureGating.Tests.Search.Rows;

[TestClass]
public sealed class FoldAssignmentTests
{
    [TestMethod]
    [DataRow(100, 5)]
    [DataRow(103, 5)]
    [DataRow(11, 10)]
    [DataRow(3, 3)]
    public void Create_Regression_MakesFoldsOfOneSizeMoreOrLess(int rows, int folds)
    {
        foreach (LearningTask task in new[] { LearningTask.Regression, LearningTask.Reconstruction })
        {
            (int[] foldOfRows, int made) = FoldAssignment.Create(SearchProblems.Table(task, new float[rows]), folds, seed: 1);

            Assert.AreEqual(folds, made);
            AssertEven(foldOfRows, folds, _ => true);
        }
    }

    [TestMethod]
    [DataRow(7, 23, 11)]
    [DataRow(50, 50, 3)]
    [DataRow(1, 1, 96)]
    public void Create_Classes_SpreadsEachEvenly(int first, int second, int third)
    {
        FeatureTable table = SearchProblems.Classes(first, second, third);

        (int[] foldOfRows, int folds) = FoldAssignment.Create(table, 5, seed: 1);

        Assert.AreEqual(5, folds);
        AssertEven(foldOfRows, folds, _ => true);
        for (int label = 0; label < 3; label++)
        {
            AssertEven(foldOfRows, folds, row => table.Targets[row] == label);
        }
    }

    [TestMethod]
    [DataRow(7, 23)]
    [DataRow(5, 1)]
    [DataRow(40, 0)]
    public void Create_Survival_PutsEventsIntoEveryFold(int events, int censored)
    {
        FeatureTable table = SearchProblems.Survival(events, censored);

        (int[] foldOfRows, int folds) = FoldAssignment.Create(table, 5, seed: 1);

        Assert.AreEqual(5, folds);
        AssertEven(foldOfRows, folds, _ => true);
        AssertEven(foldOfRows, folds, row => table.HasEvent![row]);
        Assert.AreEqual(5, foldOfRows.Where((_, row) => table.HasEvent![row]).Distinct().Count());
    }

    [TestMethod]
    public void Create_FewEvents_MakesAsManyFolds()
    {
        FeatureTable table = SearchProblems.Survival(events: 3, censored: 50);

        (int[] foldOfRows, int folds) = FoldAssignment.Create(table, 5, seed: 1);

        Assert.AreEqual(3, folds);
        CollectionAssert.AreEquivalent(new[] { 0, 1, 2 }, foldOfRows.Where((_, row) => table.HasEvent![row]).ToArray());
    }

    [TestMethod]
    public void Create_FewRows_MakesAsManyFolds()
    {
        (int[] foldOfRows, int folds) = FoldAssignment.Create(SearchProblems.Classes(2, 1), 5, seed: 1);

        Assert.AreEqual(3, folds);
        CollectionAssert.AreEquivalent(new[] { 0, 1, 2 }, foldOfRows);
    }

    [TestMethod]
    public void Create_OneRow_ThrowsSayingWhy() =>
        Refuses(SearchProblems.Classes(1), "at least 3 rows: two to learn from, others to be judged by. There is one");

    [TestMethod]
    public void Create_OneEvent_ThrowsSayingWhy() =>
        Refuses(SearchProblems.Survival(events: 1, censored: 20), "at least two events", "There is one.");

    [TestMethod]
    public void Create_OneGroup_ThrowsSayingWhy() => Refuses(
        SearchProblems.Classes(5, 5) with { GroupOfRows = new int[10] },
        "rows of at least two values in its sampling key column",
        "All rows have the same value.");

    [TestMethod]
    public void Create_EventsInOneGroup_ThrowsSayingWhy() => Refuses(
        SearchProblems.Survival(events: 4, censored: 6) with { GroupOfRows = [0, 0, 0, 0, 1, 1, 2, 2, 0, 0] },
        "events of at least two values in its sampling key column",
        "All events have the same value.");

    [TestMethod]
    public void Create_Groups_AreNeverSplit()
    {
        FeatureTable table = Grouped(SearchProblems.Classes(70, 30, 50), groups: 40);

        (int[] foldOfRows, int folds) = FoldAssignment.Create(table, 7, seed: 1);

        Assert.AreEqual(7, folds);
        CollectionAssert.AreEquivalent(Enumerable.Range(0, 7).ToArray(), foldOfRows.Distinct().ToArray());
        Assert.IsTrue(
            foldOfRows.Zip(table.GroupOfRows!).GroupBy(row => row.Second).All(group => group.Select(row => row.First).Distinct().Count() == 1));
    }

    [TestMethod]
    public void Create_GroupsOfManySizes_MakesFoldsOfOneSizeMoreOrLess()
    {
        // Twelve groups of each of the sizes 1 to 5.
        int[] groups = [.. Enumerable.Range(0, 60).SelectMany(group => Enumerable.Repeat(group, 1 + (group % 5)))];
        FeatureTable table = SearchProblems.Table(LearningTask.Regression, new float[groups.Length]) with { GroupOfRows = groups };

        (int[] foldOfRows, int folds) = FoldAssignment.Create(table, 5, seed: 1);

        AssertEven(foldOfRows, folds, _ => true);
    }

    [TestMethod]
    public void Create_GroupsOfSeveralClasses_SpreadsEachClass()
    {
        FeatureTable table = Grouped(SearchProblems.Classes(300, 100), groups: 100);

        (int[] foldOfRows, int folds) = FoldAssignment.Create(table, 5, seed: 1);

        for (int label = 0; label < 2; label++)
        {
            int[] counts = Counts(foldOfRows, folds, row => table.Targets[row] == label);
            Assert.IsLessThanOrEqualTo(4, counts.Max() - counts.Min(), "No group has more than four rows.");
        }
    }

    [TestMethod]
    public void Create_EveryRowAGroup_SpreadsClassesAsRows()
    {
        FeatureTable table = SearchProblems.Classes(7, 23, 11) with { GroupOfRows = [.. Enumerable.Range(0, 41)] };

        (int[] foldOfRows, int folds) = FoldAssignment.Create(table, 5, seed: 1);

        for (int label = 0; label < 3; label++)
        {
            AssertEven(foldOfRows, folds, row => table.Targets[row] == label);
        }
    }

    [TestMethod]
    public void Create_FewGroups_MakesAsManyFolds()
    {
        (int[] foldOfRows, int folds) = FoldAssignment.Create(Grouped(SearchProblems.Classes(50, 50), groups: 3), 5, seed: 1);

        Assert.AreEqual(3, folds);
        CollectionAssert.AreEquivalent(new[] { 0, 1, 2 }, foldOfRows.Distinct().ToArray());
    }

    [TestMethod]
    public void Create_FewGroupsWithEvents_MakesAsManyFoldsWithOneEach()
    {
        // The groups without an event are the largest.
        int[] groups = [0, 1, 2, 2, .. Enumerable.Range(0, 36).Select(row => 3 + (row % 4))];
        FeatureTable table = SearchProblems.Survival(events: 4, censored: 36) with { GroupOfRows = groups };

        (int[] foldOfRows, int folds) = FoldAssignment.Create(table, 5, seed: 1);

        Assert.AreEqual(3, folds);
        Assert.AreEqual(3, foldOfRows.Take(4).Distinct().Count());
    }

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void Create_SameSeed_GivesTheSame(bool isGrouped) =>
        CollectionAssert.AreEqual(Create(isGrouped, seed: 7), Create(isGrouped, seed: 7));

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void Create_AnotherSeed_GivesAnother(bool isGrouped) =>
        CollectionAssert.AreNotEqual(Create(isGrouped, seed: 7), Create(isGrouped, seed: 8));

    private static int[] Create(bool isGrouped, int seed)
    {
        FeatureTable table = SearchProblems.Classes(40, 60);
        return FoldAssignment.Create(isGrouped ? Grouped(table, groups: 30) : table, 5, seed).FoldOfRows;
    }

    private static FeatureTable Grouped(FeatureTable table, int groups) =>
        table with { GroupOfRows = [.. Enumerable.Range(0, table.RowCount).Select(row => (row * 7) % groups)] };

    private static int[] Counts(int[] foldOfRows, int folds, Func<int, bool> isCounted)
    {
        int[] counts = new int[folds];
        for (int row = 0; row < foldOfRows.Length; row++)
        {
            counts[foldOfRows[row]] += isCounted(row) ? 1 : 0;
        }

        return counts;
    }

    private static void AssertEven(int[] foldOfRows, int folds, Func<int, bool> isCounted)
    {
        int[] counts = Counts(foldOfRows, folds, isCounted);
        Assert.IsLessThanOrEqualTo(1, counts.Max() - counts.Min(), string.Join(' ', counts));
    }

    private static void Refuses(FeatureTable table, params string[] mentions) =>
        Refusal.Throws<InvalidOperationException>(() => FoldAssignment.Create(table, 5, seed: 1), mentions);
}
