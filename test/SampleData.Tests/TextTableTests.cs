namespace SampleData.Tests;

[TestClass]
public sealed class TextTableTests
{
    [TestMethod]
    public void Write_CellsOfAnyWidth_LinesThemUp()
    {
        var table = new TextTable("method", "k", "error");
        table.Add("qr", "50", "1.25");
        table.Add("locally linear", "1000", "0.5");
        using var writer = new StringWriter { NewLine = "\n" };

        table.Write(writer);

        const string Expected = """
            | method         |    k | error |
            | -------------- | ---: | ----: |
            | qr             |   50 |  1.25 |
            | locally linear | 1000 |   0.5 |

            """;
        Assert.AreEqual(Expected.ReplaceLineEndings("\n"), writer.ToString());
    }

    [TestMethod]
    public void Write_NoRows_WritesTheHeader()
    {
        using var writer = new StringWriter { NewLine = "\n" };
        new TextTable("a", "b").Write(writer);
        Assert.AreEqual("| a   |   b |\n| --- | --: |\n", writer.ToString());
    }

    [TestMethod]
    [DataRow(1)]
    [DataRow(3)]
    public void Add_MoreOrFewerCells_SaysBoth(int cells)
    {
        var error = Assert.ThrowsExactly<ArgumentException>(() => new TextTable("a", "b").Add([.. Enumerable.Repeat("x", cells)]));
        StringAssert.Contains(error.Message, $"2 cells are expected, and {cells} are found.", StringComparison.Ordinal);
    }
}
