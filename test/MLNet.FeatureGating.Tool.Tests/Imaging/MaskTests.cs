using System.Text;
using System.Text.Json.Nodes;
using MLNet.FeatureGating.Tool.Errors;
using MLNet.FeatureGating.Tool.Tests.Support;

namespace MLNet.FeatureGating.Tool.Tests.Imaging;

[TestClass]
public sealed class MaskTests
{
    private const int Count = 400;

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void Masks_LabelledIdx_FindsThePixelsThatTellClassesApart(bool isZipped)
    {
        using var folder = new TemporaryFolder();
        (byte[] images, byte[] labels) = Idx.Squares(Count);
        byte[] file = Idx.File(images, Count, Idx.Side, Idx.Side);
        folder.Write("i", isZipped ? Idx.Zip(file) : file);
        folder.Write("l", Idx.File(labels, Count));

        ToolProcess.Run(folder, "masks", "--images", "i", "--labels", "l", "--pixels", "6", "--gate", "gaussian", "--output", "out").Succeeds()
            .Says("400 images of 8 x 8 pixels", "'0', '1', '2'", "6 of 64 pixels selected", "Accuracy on held-out images", "written to out");

        JsonObject json = SelectionFile.Read(folder.Path("out/mask.json"));
        Assert.AreEqual("MulticlassClassification", (string)json["task"]!);
        Assert.AreEqual(8, (int)json["width"]!);
        Assert.IsGreaterThan(0.8, (double)json["validationMetric"]!);
        Assert.HasCount(6, json["selected"]!.AsArray());
        Assert.HasCount(8, json["probabilities"]!.AsArray());
        foreach (JsonNode? pixel in json["selected"]!.AsArray())
        {
            (int row, int column) = ((int)pixel!["row"]!, (int)pixel["column"]!);
            Assert.IsTrue((row is 1 or 2 && column is 1 or 2 or 5 or 6) || (row is 5 or 6 && column is 3 or 4), $"({row}, {column}) tells nothing.");
            Assert.AreEqual((double)pixel["probability"]!, (double)json["probabilities"]![row]![column]!, 1e-4);
        }

        byte[] pgm = File.ReadAllBytes(folder.Path("out/mask.pgm"));
        byte[] header = Encoding.ASCII.GetBytes("P5\n8 8\n255\n");
        CollectionAssert.AreEqual(header, pgm.Take(header.Length).ToArray());
        Assert.HasCount(header.Length + 64, pgm);
        Assert.AreEqual(6, pgm.Skip(header.Length).Count(value => value == 255));
        Assert.IsTrue(File.Exists(folder.Path("out/report.html")));
    }

    [TestMethod]
    public void Masks_WithoutLabels_SelectsWhatImagesCanBeMadeOf()
    {
        using var folder = new TemporaryFolder();
        folder.Write("i", Idx.File(Idx.Squares(Count).Images, Count, Idx.Side, Idx.Side));

        ToolProcess.Run(folder, "masks", "--images", "i", "--lambda", "0.4", "--gate", "hard-concrete", "--limit", "200", "--output", "out")
            .Succeeds()
            .Says("200 images", "no labels", "RSquared on held-out images");

        JsonObject json = SelectionFile.Read(folder.Path("out/mask.json"));
        Assert.AreEqual("Reconstruction", (string)json["task"]!);
        Assert.AreEqual(("gates", "hard-concrete"), ((string)json["method"]!, (string)json["gate"]!));
        CollectionAssert.AreEquivalent(
            new[] { "mask.json", "mask.pgm", "probabilities.pgm", "model.zip", "report.html" }, folder.Names("out"));
    }

    [TestMethod]
    public void Masks_Csv_IsReadByWidthAndHeight()
    {
        using var folder = new TemporaryFolder();
        (byte[] images, byte[] labels) = Idx.Squares(Count);
        IEnumerable<string> Pixels(int row) => images.Skip(row * 64).Take(64).Select(value => $"{value}");
        folder.Write("i.csv", Tables.Of(
            ["what", .. Enumerable.Range(0, 64).Select(i => $"p{i}")], Count, ',', row => [$"class {labels[row]}", .. Pixels(row)]));

        string[] shape = ["--width", "8", "--height", "8"];
        ToolProcess.Run(folder, ["masks", "--images", "i.csv", "--label", "what", .. shape, "--pixels", "3", "--gate", "gaussian", "--output", "out"])
            .Succeeds().Says("'class 0'");

        foreach (JsonNode? pixel in SelectionFile.Read(folder.Path("out/mask.json"))["selected"]!.AsArray())
        {
            Assert.IsTrue((int)pixel!["row"]! is 1 or 2 or 5 or 6);
        }
    }

    [TestMethod]
    [DataRow(true, "--gate gaussian")]
    [DataRow(false, "--gate gaussian")]
    [DataRow(true, "--method vln --steps 200 --refit-steps 1")]
    [DataRow(false, "--method vln --steps 200 --refit-steps 1")]
    public void Masks_Channels_AreKeptTogether(bool isInterleaved, string way)
    {
        using var folder = new TemporaryFolder();
        var random = new Random(8);

        // Pixel (0, 1) of 2 x 2 pixels and three channels is bright in the second channel for one class.
        int told = isInterleaved ? (1 * 3) + 1 : 4 + 1;
        folder.Write("i.csv", Tables.Of(["y", .. Enumerable.Range(0, 12).Select(i => $"p{i}")], 200, ',', row =>
            [$"{row % 2}", .. Enumerable.Range(0, 12).Select(i => Tables.Text(Tables.Normal(random) + (i == told ? 6 * (row % 2) : 0)))]));

        string[] shape = ["--width", "2", "--height", "2", "--channels", "3", .. isInterleaved ? (string[])["--interleaved"] : []];
        ToolProcess.RunWithTorch(
            folder, ["masks", "--images", "i.csv", "--label", "y", "--pixels", "1", "--output", "out", .. shape, .. way.Split(' ')])
            .Succeeds()
            .Says("3 channels", "1 of 4 pixels");

        JsonNode pixel = SelectionFile.Read(folder.Path("out/mask.json"))["selected"]![0]!;
        Assert.AreEqual((0, 1), ((int)pixel["row"]!, (int)pixel["column"]!));
    }

    [TestMethod]
    [DataRow("--gate gaussian --epochs 20")]
    [DataRow("--method locally-linear --refit-steps 20")]
    [DataRow("--method hnet --steps 40 --refit-steps 20")]
    [DataRow("--method cae --steps 40 --refit-steps 20")]
    public void Masks_SameSeed_WritesTheSameMask(string way)
    {
        using var folder = new TemporaryFolder();
        folder.Write("i", Idx.File(Idx.Squares(Count).Images, Count, Idx.Side, Idx.Side));
        (byte[] Mask, byte[] Probabilities, string Metric) Once()
        {
            ToolProcess.RunWithTorch(folder, ["masks", "--images", "i", "--pixels", "9", "--seed", "3", "--output", "out", .. way.Split(' ')])
                .Succeeds();
            return (
                File.ReadAllBytes(folder.Path("out/mask.pgm")),
                File.ReadAllBytes(folder.Path("out/probabilities.pgm")),
                $"{SelectionFile.Read(folder.Path("out/mask.json"))["validationMetric"]}");
        }

        (byte[] mask, byte[] probabilities, string metric) = Once();
        (byte[] sameMask, byte[] sameProbabilities, string sameMetric) = Once();

        CollectionAssert.AreEqual(mask, sameMask);
        CollectionAssert.AreEqual(probabilities, sameProbabilities);
        Assert.AreEqual(metric, sameMetric);
    }
}
