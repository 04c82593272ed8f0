using System.Text;
using MLNet.FeatureGating.Tool.Errors;
using MLNet.FeatureGating.Tool.Tests.Support;

namespace MLNet.FeatureGating.Tool.Tests.Csv;

[TestClass]
public sealed class MalformedFileTests
{
    [TestMethod]
    [DataRow("", "t.csv: ", "empty")]
    [DataRow("\n \n", "t.csv: ", "empty")]
    [DataRow("a,y\n", "t.csv: ", "no rows")]
    [DataRow("y\n1\n2\n", "t.csv(1): ", "one column", "--separator")]
    [DataRow("a,y\n1,2\n3\n", "t.csv(3,1): ", "1 field", "2")]
    [DataRow("a,y\n1,2\n\n\n3,4,5\n", "t.csv(5,3): ", "3 fields", "2")]
    [DataRow("a,y\n\"1\n\n2\",2\n3,4,5\n", "t.csv(5,3): ", "3 fields")]
    [DataRow("a,y\r1,2\r3\r", "t.csv(3,1): ", "1 field")]
    [DataRow("a,y\r\n1,2\r\n3\r\n", "t.csv(3,1): ", "1 field")]
    [DataRow("a,y\n1,2\n3\0,4\n", "t.csv(3,1): ", "NUL")]
    [DataRow("a\0,y\n1,2\n", "t.csv(1): ", "NUL", "--encoding utf-16")]
    [DataRow("a,y\n1,2\n\"3,4\n5,6\n", "t.csv(3,1): ", "never closed")]
    [DataRow("a,y\n1,2\n3,\"4", "t.csv(3,2): ", "never closed")]
    [DataRow("a,y\n1,2\n3\"5,4\n", "t.csv(3,1): ", "quote")]
    [DataRow("a,y\n1,2\n3, \"4\"\n", "t.csv(3,2): ", "quote")]
    [DataRow("a,y,a\n1,2,3\n", "t.csv(1,3): ", "'a'", "column 1")]
    [DataRow("a,,y\n1,2,3\n", "t.csv(1,2): ", "no name")]
    [DataRow("a, ,y\n1,2,3\n", "t.csv(1,2): ", "no name")]
    [DataRow("a,y\n1,2\n", "y", "every row")]
    [DataRow("a,y\n1,0\n1,1\n1,0\n1,1\n", "t.csv: ", "'a'", "nothing to select")]
    [DataRow("a,y\n1,5\n2,5\n3,5\n4,5\n", "t.csv: ", "'y'", "'5'", "every row")]
    [DataRow("a,y\n,0\n,1\n,0\n,1\n", "t.csv: ", "'a'", "no value in any row", "--drop a")]
    [DataRow("y,z\n0,1\n1,2\n", "t.csv: ", "no column is left")]
    public void Select_MalformedFile_IsRefusedWithItsPlace(string text, params string[] mentions)
    {
        using var folder = new TemporaryFolder();
        folder.Write("t.csv", text);
        string[] drop = text.Contains('z', StringComparison.Ordinal) ? ["--drop", "z"] : [];

        ToolResult result = ToolProcess.Run(folder, ["select", "--train", "t.csv", "--label", "y", .. drop]);

        result.Fails(ExitCode.BadInput, mentions);
        Assert.IsFalse(Directory.Exists(folder.Path("selection")), "No folder may stay behind.");
    }

    [TestMethod]
    public void Select_MissingFile_IsRefused()
    {
        using var folder = new TemporaryFolder();

        ToolProcess.Run(folder, "select", "--train", "t.csv", "--label", "y").Fails(ExitCode.BadInput, "t.csv: ", "no such file");
        ToolProcess.Run(folder, "select", "--train", Path.Combine("no", "t.csv"), "--label", "y").Fails(ExitCode.BadInput, "no such file");
    }

    [TestMethod]
    public void Select_Folder_IsRefused()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.Path("t.csv"));

        ToolProcess.Run(folder, "select", "--train", "t.csv", "--label", "y").Fails(ExitCode.BadInput, "t.csv: ", "folder");
    }

    [TestMethod]
    public void Select_Utf16WithoutMark_IsRefusedWithTheOptionThatReadsIt()
    {
        using var folder = new TemporaryFolder();
        folder.Write("t.csv", Encoding.Unicode.GetBytes(Tables.Binary()));

        ToolProcess.Run(folder, "select", "--train", "t.csv", "--label", "y", "--lambda", "0.3")
            .Fails(ExitCode.BadInput, "t.csv(1): ", "--encoding utf-16");
        ToolProcess.Run(folder, "select", "--train", "t.csv", "--label", "y", "--lambda", "0.3", "--encoding", "utf-16").Succeeds();
    }

    [TestMethod]
    public void Select_BytesThatAreNoUtf8_AreRefusedWithTheirPlace()
    {
        using var folder = new TemporaryFolder();
        folder.Write("t.csv", Encoding.Latin1.GetBytes("a,y\n1,2\nä,4\n"));
        folder.Write("marked.csv", [0xef, 0xbb, 0xbf, .. Encoding.Latin1.GetBytes("a,y\n1,2\n1,ä\n")]);

        ToolProcess.Run(folder, "select", "--train", "t.csv", "--label", "y").Fails(ExitCode.BadInput, "t.csv(3,1): ", "utf-8", "--encoding");
        ToolProcess.Run(folder, "select", "--train", "marked.csv", "--label", "y").Fails(ExitCode.BadInput, "marked.csv(3,2): ", "utf-8");
    }
}
