using MLNet.FeatureGating.Tool.Errors;
using MLNet.FeatureGating.Tool.Tests.Support;

namespace MLNet.FeatureGating.Tool.Tests.Csv;

/// <summary>Lines that no table has: refused before they take up memory, of which the tool gets little here.</summary>
[TestClass]
public sealed class LongLineTests
{
    private const int Megabytes = 64;

    [TestMethod]
    [DataRow("a,y\n1,2\n", "x", "t.csv(3): ", "100,000")]
    [DataRow("a,y\n1,2\n", ",", "t.csv(3): ", "200,000")]
    [DataRow("a,y\n1,2\n", "xxxxxxx,", "t.csv(3): ", "200,000")]
    [DataRow("a,y\n1,2\n\"", "x\n", "t.csv(3): ", "quote")]
    [DataRow("", "x", "t.csv(1): ", "header")]
    [DataRow("", "x,", "t.csv(1): ", "header")]
    [DataRow("\"", "x,\n", "t.csv(1): ", "header")]
    public void Select_EndlessLine_IsRefusedEarly(string start, string repeated, params string[] mentions)
    {
        using var folder = new TemporaryFolder();
        using (StreamWriter file = File.CreateText(folder.Path("t.csv")))
        {
            file.Write(start);
            string megabyte = string.Concat(Enumerable.Repeat(repeated, (1 << 20) / repeated.Length));
            for (int i = 0; i < Megabytes; i++)
            {
                file.Write(megabyte);
            }
        }

        // 96 MB in all: not even the file's bytes and the runtime fit into that.
        var environment = new Dictionary<string, string> { ["DOTNET_GCHeapHardLimit"] = "0x6000000" };
        ToolResult result = ToolProcess.Run(folder.FullName, environment, "select", "--train", "t.csv", "--label", "y");

        result.Fails(ExitCode.BadInput, mentions);
    }
}
