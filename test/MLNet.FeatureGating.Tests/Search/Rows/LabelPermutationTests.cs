using MLNet.FeatureGating.Data;
using MLNet.FeatureGating.Search.Rows;

namespace MLNet.FeatureGating.Tests.Search.Rows;

[TestClass]
public sealed class LabelPermutationTests
{
    [TestMethod]
    public void Create_Rows_IsAPermutationThatMovesMost()
    {
        int[] labels = LabelPermutation.Create(SearchProblems.Classes(50, 50), seed: 1);

        CollectionAssert.AreEquivalent(Enumerable.Range(0, 100).ToArray(), labels);
        Assert.IsLessThan(10, labels.Where((label, row) => label == row).Count());
    }

    [TestMethod]
    public void Create_GroupsOfOneLabel_SwapLabelsAsBlocks()
    {
        // Ten groups of four rows, every fourth of the second class.
        int[] groups = [.. Enumerable.Range(0, 40).Select(row => row % 10)];
        FeatureTable table =
            SearchProblems.Classes(20, 20) with { GroupOfRows = groups, Targets = [.. groups.Select(group => group % 4 == 0 ? 1f : 0f)] };

        int[] labels = LabelPermutation.Create(table, seed: 1);

        int[][] ofGroups = [.. Enumerable.Range(0, 10).Select(group => labels.Where((_, row) => groups[row] == group).Distinct().ToArray())];
        Assert.IsTrue(ofGroups.All(rows => rows.Length == 1), "All rows of a group get the label of one row.");
        CollectionAssert.AreEquivalent(
            Enumerable.Range(0, 10).ToArray(), ofGroups.Select(rows => groups[rows[0]]).ToArray(), "Every group's label goes to one group.");
        Assert.IsTrue(Enumerable.Range(0, 10).Any(group => groups[ofGroups[group][0]] != group));
    }

    [TestMethod]
    public void Create_GroupsOfSeveralLabels_MovesRows()
    {
        FeatureTable table = SearchProblems.Classes(20, 20) with { GroupOfRows = [.. Enumerable.Range(0, 40).Select(row => row % 10)] };

        CollectionAssert.AreEquivalent(Enumerable.Range(0, 40).ToArray(), LabelPermutation.Create(table, seed: 1));
    }

    [TestMethod]
    public void Create_GroupsOfOneTimeButSeveralEvents_MovesRows()
    {
        FeatureTable table = SearchProblems.Survival(events: 20, censored: 20) with
        {
            Targets = [.. Enumerable.Range(0, 40).Select(row => (float)(row % 10))],
            GroupOfRows = [.. Enumerable.Range(0, 40).Select(row => row % 10)],
        };

        CollectionAssert.AreEquivalent(Enumerable.Range(0, 40).ToArray(), LabelPermutation.Create(table, seed: 1));
    }

    [TestMethod]
    public void Create_Seeds_DecideAlone()
    {
        FeatureTable table = SearchProblems.Classes(50, 50);

        CollectionAssert.AreEqual(LabelPermutation.Create(table, seed: 3), LabelPermutation.Create(table, seed: 3));
        CollectionAssert.AreNotEqual(LabelPermutation.Create(table, seed: 3), LabelPermutation.Create(table, seed: 4));
    }
}
