using MLNet.FeatureGating.Reports.Content;
using MLNet.FeatureGating.Reports.Content.Tables;
using MLNet.FeatureGating.Reports.Tests.Support;
using MLNet.FeatureGating.Search;

namespace MLNet.FeatureGating.Reports.Tests.Content.Tables;

[TestClass]
public sealed class TableTests
{
    [TestMethod]
    public void PathTable_Points_TellWhatComesIn()
    {
        DataTable table = PathTable.Of(new(Summaries.Chosen(kept: 2)))!;

        CollectionAssert.AreEqual(new[] { "the best constant prediction", "F0", "F1", "F2", "F3", "F4" }, Column(table, "Comes in"));
        CollectionAssert.AreEqual(new[] { "0", "1", "2", "3", "4", "5" }, Column(table, "Features"));
        CollectionAssert.AreEqual(new[] { false, false, true, false, false, false }, table.Rows.Select(row => row.IsMarked).ToArray());
        Assert.IsFalse(table.Columns.Any(column => column.Header == "Cost"));
    }

    [TestMethod]
    public void PathTable_ManyComeIn_AreCounted() =>
        Assert.AreEqual("436 features", Column(PathTable.Of(new(OddSummaries.Large()))!, "Comes in")[^1]);

    [TestMethod]
    public void PathTable_Costs_HaveAColumn() => Assert.AreEqual("40", Column(PathTable.Of(new(OddSummaries.Large()))!, "Cost")[9]);

    [TestMethod]
    public void Tables_NotANumber_AreDashes()
    {
        var findings = new Findings(OddSummaries.NotANumber());

        Assert.IsTrue(Column(PathTable.Of(findings)!, "Loss").All(text => text == "–"));
        Assert.IsTrue(Column(TrialTable.Of(findings)!, "Training time").All(text => text == "–"));
        Assert.IsTrue(Column(FeatureTable.Of(findings)!, "Leaves at lambda").All(text => text == "–"));
        Assert.IsTrue(Column(FeatureTable.Of(findings)!, "Stability").All(text => text == "–"));
    }

    [TestMethod]
    public void FeatureTable_Remarks_SayWhatIsSpecial()
    {
        SearchSummary summary = Summaries.Chosen()
            .With(0, feature => feature with { IsAlwaysKept = true, Slots = [0, 1, 2] })
            .With(4, feature => feature with { IsConstant = true });

        CollectionAssert.AreEqual(
            new[] { "kept in any case, 3 slots", "", "", "", "constant" }, Column(FeatureTable.Of(new(summary))!, "Remark"));
        Assert.IsFalse(FeatureTable.Of(new(Summaries.Chosen()))!.Columns.Any(column => column.Header == "Remark"));
    }

    [TestMethod]
    public void TrialTable_SeveralConfigurations_AreNamed()
    {
        CollectionAssert.Contains(Column(TrialTable.Of(new(OddSummaries.Large()))!, "Configuration"), "Gaussian, σ 0.5, layers 64-32");
        Assert.IsFalse(TrialTable.Of(new(Summaries.Chosen()))!.Columns.Any(column => column.Header == "Configuration"));
    }

    [TestMethod]
    public void CopyTable_Copies_AreListed()
    {
        DataTable table = CopyTable.Of(new(OddSummaries.WithHarmfulNames() with { Features = Summaries.Empty(8).Features }))!;

        CollectionAssert.AreEqual(new[] { "F4", "F5", "F6", "F7" }, Column(table, "Dropped"));
        CollectionAssert.AreEqual(new[] { "F0", "F0", "F0", "F0" }, Column(table, "Nearly a copy of"));
        CollectionAssert.AreEqual(new[] { "0.950", "0.950", "0.950", "0.950" }, Column(table, "Correlation"));
    }

    [TestMethod]
    public void TestTable_NotTested_IsNone()
    {
        SearchSummary summary = Summaries.Chosen();

        Assert.IsNotNull(TestTable.Of(new(summary)));
        Assert.IsNull(TestTable.Of(new(summary with { Chosen = summary.Chosen! with { TestMetric = null } })));
        Assert.IsNull(TestTable.Of(new(summary with { Chosen = null })));
    }

    [TestMethod]
    public void Tables_Rows_HaveACellAColumn()
    {
        SearchSummary[] summaries = [TumorSummary.Create(), OddSummaries.Large(), OddSummaries.NotANumber(), OddSummaries.Unpredictive()];
        foreach (SearchSummary summary in summaries)
        {
            foreach ((string name, DataTable? table) in PageContent.Of(new(summary), new()).Tables)
            {
                Assert.IsTrue(table is null || table.Rows.All(row => row.Cells.Count == table.Columns.Count), name);
            }
        }
    }

    private static string[] Column(DataTable table, string header)
    {
        int index = table.Columns.ToList().FindIndex(column => column.Header == header);
        Assert.IsGreaterThanOrEqualTo(0, index, header);
        return [.. table.Rows.Select(row => row.Cells[index])];
    }
}
