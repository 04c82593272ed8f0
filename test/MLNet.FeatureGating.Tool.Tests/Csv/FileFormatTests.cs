using System.Text;
using MLNet.FeatureGating.Tool.Tests.Support;

namespace MLNet.FeatureGating.Tool.Tests.Csv;

/// <summary>The same table, however it is written down, gives the same selection.</summary>
[TestClass]
public sealed class FileFormatTests
{
    [TestMethod]
    public void Select_SameTableWrittenOtherwise_SelectsTheSame()
    {
        using var folder = new TemporaryFolder();
        string text = Tables.Binary();
        folder.Write("plain.csv", text);
        folder.Write("crlf.csv", text.ReplaceLineEndings("\r\n"));
        folder.Write("cr.csv", text.ReplaceLineEndings("\r"));
        folder.Write("mark.csv", Encodings.WithMark(new UTF8Encoding(true), text));
        folder.Write("utf16.csv", Encodings.WithMark(Encoding.Unicode, text));
        folder.Write("utf16be.csv", Encodings.WithMark(Encoding.BigEndianUnicode, text));
        folder.Write("tab.tsv", text.Replace(',', '\t'));
        folder.Write("semicolon.csv", text.Replace(',', ';'));
        folder.Write("bar.csv", text.Replace(',', '|'));
        folder.Write("caret.csv", text.Replace(',', '^'));
        folder.Write("quoted.csv", string.Join('\n', text.Split('\n').Select(Quote)));
        folder.Write("comma.csv", text.Replace(',', ';').Replace('.', ','));
        folder.Write("blank.csv", text.Replace("\n", "\n\n", StringComparison.Ordinal) + "\n\n");

        double expected = Metric(folder, "plain.csv");

        foreach (string path in Directory.EnumerateFiles(folder.FullName).Where(path => Path.GetFileName(path) is not ("caret.csv" or "comma.csv")))
        {
            Assert.AreEqual(expected, Metric(folder, path), path);
        }

        Assert.AreEqual(expected, Metric(folder, "caret.csv", "--separator", "^"));
        Assert.AreEqual(expected, Metric(folder, "comma.csv", "--decimal-comma"));
    }

    private static string Quote(string line) => line.Length > 0 ? $"\"{line.Replace(",", "\",\"", StringComparison.Ordinal)}\"" : line;

    private static double Metric(TemporaryFolder folder, string name, params string[] more)
    {
        ToolProcess.Run(folder, ["select", "--train", name, "--label", "y", "--lambda", "0.3", "--quiet", "--output", "out", .. more]).Succeeds();
        var json = SelectionFile.Read(folder.Path(Path.Combine("out", "selection.json")));
        CollectionAssert.AreEquivalent(new[] { "a", "b" }, json.Selected());
        return (double)json["validationMetric"]!;
    }
}
