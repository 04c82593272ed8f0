using System.Text;
using MLNet.FeatureGating.Tool.Errors;
using MLNet.FeatureGating.Tool.Tests.Support;

namespace MLNet.FeatureGating.Tool.Tests.Columns;

/// <summary>What columns to select from may hold.</summary>
[TestClass]
public sealed class FeatureTests
{
    [TestMethod]
    [DataRow("id{0}", "t.csv(2,1): ", "'x'", "distinct", "--drop x")]
    [DataRow("2024-01-{0}", "t.csv(2,1): ", "distinct", "--drop x")]
    [DataRow("{0}|oops", "t.csv(3,1): ", "'oops'", "--missing-value", "--drop x")]
    [DataRow("{0},5", "t.csv(2,1): ", "'0,5'", "--decimal-comma")]
    [DataRow("{0}|inf", "t.csv(3,1): ", "'inf'", "infinite")]
    [DataRow("{0}|-Infinity", "t.csv(3,1): ", "'-Infinity'", "infinite")]
    [DataRow("{0}|1e300", "t.csv(3,1): ", "'1e300'", "infinite")]
    public void Select_UnusableColumn_IsRefusedWithItsPlace(string values, params string[] mentions)
    {
        using var folder = new TemporaryFolder();
        string[] kinds = values.Split('|');
        folder.Write("t.csv", Tables.Of(
            ["x", "y"], 100, ';', row => [string.Format(null, CompositeFormat.Parse(kinds[row % 50 == 1 ? ^1 : 0]), row), row % 2 == 0 ? "0" : "1"]));

        ToolProcess.Run(folder, "select", "--quiet", "--train", "t.csv", "--label", "y").Fails(ExitCode.BadInput, mentions);
    }

    [TestMethod]
    public void Select_DecimalPointsWhereCommasWereSaid_AreRefused()
    {
        using var folder = new TemporaryFolder();
        folder.Write("t.csv", Tables.Binary(separator: ';'));

        ToolProcess.Run(folder, "select", "--quiet", "--train", "t.csv", "--label", "y", "--decimal-comma")
            .Fails(ExitCode.BadInput, "t.csv(2,1): ", "decimal points");
    }

    [TestMethod]
    public void Select_Categories_AreKeptAsAWhole()
    {
        using var folder = new TemporaryFolder();
        WriteColors(folder);

        ToolProcess.Run(folder, "select", "--train", "t.csv", "--label", "y", "--lambda", "0.3", "--output", "out")
            .Succeeds().Says("1 of categories", "categories │");

        CollectionAssert.AreEqual(new[] { "the.color" }, SelectionFile.Read(folder.Path("out/selection.json")).Selected());
        Assert.StartsWith("the.color,y\n\"re\"\"d\",1\n", folder.Read("out/selected-train.csv"));
    }

    [TestMethod]
    public void Select_CategoriesOfTheTestFileAlone_AreNoError()
    {
        using var folder = new TemporaryFolder();
        WriteColors(folder);
        folder.Write("test.csv", "y,n,the.color\n1,0.5,\"re\"\"d\"\n0,0.1,violet\n");

        ToolProcess.Run(folder, "select", "--train", "t.csv", "--test", "test.csv", "--label", "y", "--lambda", "0.3", "--output", "out").Succeeds();

        Assert.AreEqual("y,the.color\n1,\"re\"\"d\"\n0,violet\n", folder.Read("out/selected-test.csv"));
    }

    [TestMethod]
    public void Select_MoreColumnsThanRows_IsNoError()
    {
        using var folder = new TemporaryFolder();
        folder.Write("t.csv", Tables.Binary(rows: 40, noise: 98));

        ToolProcess.Run(folder, "select", "--train", "t.csv", "--label", "y", "--lambda", "0.5", "--output", "out")
            .EndsWith(ExitCode.Done).Says("100 columns to select from");
    }

    [TestMethod]
    [DataRow("a,b,y\n", "'b'", "not in the training file")]
    [DataRow("y,z\n1,1\n", "'a'", "not here")]
    [DataRow("y,a\n1,x\n", "test.csv(2,2): ", "'x'")]
    [DataRow("y,a\n1,\n", "test.csv(2,2): ", "no value")]
    [DataRow("y,a\n7,1\n", "test.csv(2,1): ", "'7'", "'0', '1'")]
    [DataRow("a;y\n1;1\n", "test.csv(1): ", "separator")]
    public void Select_TestFileOfOtherColumns_IsRefused(string text, params string[] mentions)
    {
        using var folder = new TemporaryFolder();
        folder.Write("t.csv", Tables.Of(["a", "y"], 40, ',', row => [$"{row * 7 % 11}", $"{row % 2}"]));
        folder.Write("test.csv", text + "1,1,1\n"[..(text.EndsWith("b,y\n", StringComparison.Ordinal) ? 6 : 0)]);

        ToolProcess.Run(folder, "select", "--quiet", "--train", "t.csv", "--test", "test.csv", "--label", "y")
            .Fails(ExitCode.BadInput, ["test.csv", .. mentions]);
    }

    private static void WriteColors(TemporaryFolder folder)
    {
        var random = new Random(3);
        string[] colors = ["\"re\"\"d\"", "blue", "\"green, dark\""];
        folder.Write("t.csv", Tables.Of(
            ["the.color", "n", "y"], 150, ',', row => [colors[row % 3], Tables.Text(Tables.Normal(random)), row % 3 == 0 ? "1" : "0"]));
    }
}
