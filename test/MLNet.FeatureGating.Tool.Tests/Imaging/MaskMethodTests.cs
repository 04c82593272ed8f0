using System.Text;
using System.Text.Json.Nodes;
using MLNet.FeatureGating.Tool.Errors;
using MLNet.FeatureGating.Tool.Imaging;
using MLNet.FeatureGating.Tool.Tests.Support;
using MLNet.FeatureGating.Tool.Views;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNet.FeatureGating.Tool.Tests.Imaging;

/// <summary>The ways of selecting a number of pixels.</summary>
[TestClass]
public sealed class MaskMethodTests
{
    private const int Count = 200;
    private const int PixelCount = Idx.Side * Idx.Side;
    private static readonly string[] Always = ["mask.json", "mask.pgm", "probabilities.pgm", "model.zip", "report.html"];

    [TestMethod]
    [DataRow("locally-linear", false, false)]
    [DataRow("greedy", false, false)]
    [DataRow("spatial", false, false)]
    [DataRow("qr", false, false)]
    [DataRow("vln", true, true)]
    [DataRow("hnet", true, true)]
    [DataRow("iln", true, true)]
    [DataRow("sct", true, true)]
    [DataRow("cae", true, false)]
    public void Masks_Method_SelectsSoManyPixelsThatVary(string method, bool trains, bool hasLaw)
    {
        using TemporaryFolder folder = Squares();
        string[] steps = trains ? ["--steps", "60", "--refit-steps", "20"] : ["--refit-steps", "20"];

        ToolProcess.RunWithTorch(folder, ["masks", "--images", "i", "--pixels", "9", "--method", method, "--output", "out", .. steps])
            .Succeeds()
            .Says("9 of 64 pixels selected", $"method: {method}", "exactly 9", "RSquared on held-out images", "written to out");

        JsonObject json = SelectionFile.Read(folder.Path("out/mask.json"));
        Assert.AreEqual((method, "Reconstruction", null), ((string)json["method"]!, (string)json["task"]!, (string?)json["gate"]));
        Assert.AreEqual(trains, json["jointError"] is not null);
        Assert.IsGreaterThan(0, (double)json["refitError"]!);
        Assert.AreEqual(1 - ((double)json["refitError"]! / (double)json["constantError"]!), (double)json["validationMetric"]!, 1e-9);
        (int Row, int Column)[] selected = Selected(json);
        Assert.HasCount(9, selected.Distinct());
        Assert.IsTrue(selected.All(pixel => pixel.Row is > 0 and < Idx.Side - 1 && pixel.Column is > 0 and < Idx.Side - 1), "The frame is constant.");
        byte[] mask = Graymap(folder, "mask.pgm", Idx.Side, Idx.Side);
        CollectionAssert.AreEquivalent(selected, White(mask));
        byte[] probabilities = Graymap(folder, "probabilities.pgm", Idx.Side, Idx.Side);
        Assert.AreEqual(!trains, mask.SequenceEqual(probabilities), "Linear methods are sure.");

        CollectionAssert.AreEquivalent(
            hasLaw ? [.. Always, "samples.pgm", "covariance.pgm"] : Always, folder.Names("out"));
        if (hasLaw)
        {
            // Sixteen masks in four lines.
            const int Size = (4 * (Idx.Side + 1)) - 1;
            byte[] samples = Graymap(folder, "samples.pgm", Size, Size);
            Assert.IsTrue(Enumerable.Range(0, Size).All(i => samples[(Idx.Side * Size) + i] == 128), "There is a gray line between masks.");
            Assert.IsTrue(samples.Contains(byte.MaxValue), "Some pixel is drawn.");
            byte[] covariance = Graymap(folder, "covariance.pgm", PixelCount, PixelCount);
            Assert.IsTrue(Enumerable.Range(0, PixelCount).All(i => covariance[i * (PixelCount + 1)] >= 128), "No variance is below 0.");
            Assert.AreEqual(byte.MaxValue, covariance.Max());
        }
    }

    [TestMethod]
    public void Masks_Law_LearnsThePixelsThatTellClassesApart()
    {
        using TemporaryFolder folder = Squares();

        string[] way = ["--method", "vln", "--steps", "300", "--refit-steps", "200"];

        ToolProcess.RunWithTorch(folder, ["masks", "--images", "i", "--labels", "l", "--pixels", "6", "--output", "out", .. way])
            .Succeeds().Says("MulticlassClassification", "method: vln", "Accuracy on held-out images");

        JsonObject json = SelectionFile.Read(folder.Path("out/mask.json"));
        Assert.AreEqual(("vln", "MulticlassClassification"), ((string)json["method"]!, (string)json["task"]!));
        Assert.AreEqual(1 - (double)json["refitError"]!, (double)json["validationMetric"]!, 1e-9);
        Assert.IsGreaterThan(0.8, (double)json["validationMetric"]!);
        Assert.IsTrue(Selected(json).Count(pixel => IsOfASquare(pixel.Row, pixel.Column)) >= 5, "Hardly a pixel beside the squares is worth it.");
    }

    [TestMethod]
    [DataRow("hnet")]
    [DataRow("iln")]
    [DataRow("sct")]
    [DataRow("cae")]
    public void Masks_Labels_AreLearntByEveryMethodThatTrains(string method)
    {
        using TemporaryFolder folder = Squares();
        string[] way = ["--method", method, "--steps", "20", "--refit-steps", "20"];

        ToolProcess.RunWithTorch(folder, ["masks", "--images", "i", "--labels", "l", "--pixels", "6", "--output", "out", .. way]).Succeeds();

        JsonObject json = SelectionFile.Read(folder.Path("out/mask.json"));
        Assert.AreEqual((method, "MulticlassClassification"), ((string)json["method"]!, (string)json["task"]!));
        Assert.HasCount(6, Selected(json));
    }

    [TestMethod]
    public void Masks_NoMethod_IsLocallyLinearAndNeedsNoTorch()
    {
        using TemporaryFolder folder = Squares();

        ToolProcess.Run(folder, "masks", "--images", "i", "--pixels", "9", "--output", "without").Succeeds()
            .Says("method: locally-linear", "no network was trained");
        ToolProcess.RunWithTorch(folder, "masks", "--images", "i", "--pixels", "9", "--refit-steps", "5", "--output", "with").Succeeds();

        JsonObject without = SelectionFile.Read(folder.Path("without/mask.json"));
        JsonObject with = SelectionFile.Read(folder.Path("with/mask.json"));
        Assert.IsNull(without["validationMetric"]);
        Assert.IsNotNull(with["validationMetric"]);
        CollectionAssert.AreEqual(Selected(without), Selected(with));
    }

    [TestMethod]
    public void Masks_LabelsAndNoMethod_AreLearntByGatesWithoutTorch()
    {
        using TemporaryFolder folder = Squares();
        string[] images = ["masks", "--images", "i", "--labels", "l", "--pixels", "6"];

        ToolProcess.Run(folder, [.. images, "--epochs", "5", "--output", "out"]).Succeeds().Says("MulticlassClassification", "method: gates");
        ToolProcess.Run(folder, [.. images, "--quiet", "--steps", "5"]).Fails(ExitCode.BadArguments, "--labels", "--steps", "--method");

        Assert.HasCount(6, Selected(SelectionFile.Read(folder.Path("out/mask.json"))));
    }

    [TestMethod]
    [DataRow("--method vln", "--method vln", "--method locally-linear, greedy and qr", "--gate gaussian")]
    [DataRow("--labels l --method vln", "--method vln", "--gate gaussian")]
    [DataRow("--method qr --refit-steps 10", "--refit-steps")]
    public void Masks_NetworksWithoutTorch_FailSayingWhatToDo(string arguments, params string[] mentions)
    {
        using TemporaryFolder folder = Squares();

        ToolProcess.Run(folder, ["masks", "--quiet", "--images", "i", "--pixels", "9", "--output", "out", .. arguments.Split(' ')])
            .Fails(ExitCode.CannotTrain, [.. mentions, "torch", OperatingSystem.IsLinux() ? "LD_LIBRARY_PATH" : "PATH"]);
        Assert.IsFalse(Directory.Exists(folder.Path("out")));
    }

    [TestMethod]
    public void Masks_RefitLeftOut_IsJudgedByTheNetworkOfTheMask()
    {
        using TemporaryFolder folder = Squares();

        ToolProcess.RunWithTorch(
            folder, "masks", "--images", "i", "--pixels", "9", "--method", "iln", "--steps", "60", "--refit-steps", "0", "--output", "out")
            .Succeeds();

        JsonObject json = SelectionFile.Read(folder.Path("out/mask.json"));
        Assert.IsNull(json["refitError"]);
        Assert.AreEqual(1 - ((double)json["jointError"]! / (double)json["constantError"]!), (double)json["validationMetric"]!, 1e-9);
    }

    [TestMethod]
    public void Masks_TooFewSteps_SaysThatTheLawDidNotArrive()
    {
        using TemporaryFolder folder = Squares();

        ToolResult result = ToolProcess.RunWithTorch(
            folder, "masks", "--quiet", "--images", "i", "--pixels", "2", "--method", "sct", "--steps", "1", "--refit-steps", "1").Succeeds();

        Assert.Contains("warning: the law of the masks expects", result.Error);
        Assert.Contains("--steps", result.Error);
    }

    [TestMethod]
    [DataRow("--method locally-linear")]
    [DataRow("--method greedy")]
    [DataRow("--method qr")]
    [DataRow("--method vln --steps 5 --refit-steps 5")]
    [DataRow("--method cae --steps 5 --refit-steps 5")]
    [DataRow("--gate gaussian --epochs 5")]
    public void Masks_ImagesOfOnePixel_AreSelectedFrom(string way)
    {
        using var folder = new TemporaryFolder();
        folder.Write("i.csv", Tables.Of(["p"], 40, ',', row => [$"{row % 7}"]));
        string[] shape = ["--width", "1", "--height", "1", "--output", "out"];

        ToolProcess.RunWithTorch(folder, ["masks", "--images", "i.csv", "--pixels", "1", .. shape, .. way.Split(' ')]).Succeeds()
            .Says("1 of 1 pixel selected");
        ToolProcess.RunWithTorch(folder, ["masks", "--quiet", "--images", "i.csv", "--pixels", "2", .. shape, .. way.Split(' ')])
            .Fails(ExitCode.BadArguments, "--pixels: 2", "i.csv");

        CollectionAssert.AreEqual(new[] { (0, 0) }, Selected(SelectionFile.Read(folder.Path("out/mask.json"))));
    }

    [TestMethod]
    [DataRow("locally-linear")]
    [DataRow("greedy")]
    [DataRow("qr")]
    public void Masks_ChannelsThatCancelOut_AreRefusedByLinearMethods(string method)
    {
        using var folder = new TemporaryFolder();
        var random = new Random(3);
        folder.Write("i.csv", Tables.Of(["a1", "b1", "a2", "b2"], 40, ',', _ =>
        {
            (int a, int b) = (random.Next(100), random.Next(100));
            return [$"{a}", $"{b}", $"{-a}", $"{-b}"];
        }));

        ToolProcess.Run(
            folder, "masks", "--quiet", "--images", "i.csv", "--width", "2", "--height", "1", "--channels", "2", "--pixels", "1", "--method", method)
            .Fails(ExitCode.CannotTrain, $"--method {method}", "channels");
    }

    [TestMethod]
    public void Masks_AnotherMethodIntoTheSameFolder_TakesAwayWhatItDoesNotWrite()
    {
        using TemporaryFolder folder = Squares();

        ToolProcess.RunWithTorch(
            folder, "masks", "--images", "i", "--pixels", "9", "--method", "vln", "--steps", "5", "--refit-steps", "0", "--output", "out").Succeeds();
        folder.Write("out/notes.txt", "mine");
        ToolProcess.Run(folder, "masks", "--images", "i", "--pixels", "9", "--method", "qr", "--output", "out").Succeeds();

        CollectionAssert.AreEquivalent((string[])[.. Always, "notes.txt"], folder.Names("out"));
    }

    [TestMethod]
    [DataRow("--method greedy")]
    [DataRow("--gate gaussian --epochs 20")]
    public void Masks_Model_KeepsTheSelectedValues(string way)
    {
        using TemporaryFolder folder = Squares();
        ToolProcess.Run(folder, ["masks", "--images", "i", "--pixels", "9", "--output", "out", .. way.Split(' ')]).Succeeds();
        var mlContext = new MLContext();
        float[] image = [.. Enumerable.Range(0, PixelCount).Select(i => (float)i)];

        ITransformer model = mlContext.Model.Load(folder.Path("out/model.zip"), out DataViewSchema schema);
        IDataView output = model.Transform(new TableView([new PixelColumn("Pixels", PixelTable.OfNumbers([image], PixelCount), PixelCount)]));

        Assert.AreEqual("Pixels", schema.Single().Name);
        CollectionAssert.AreEqual(
            Selected(SelectionFile.Read(folder.Path("out/mask.json")))
                .Select(pixel => (float)((pixel.Row * Idx.Side) + pixel.Column)).Order().ToArray(),
            output.GetColumn<float[]>("Features").Single());
    }

    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
    public void Masks_InterruptedBeforeTheMaskIsThin_LeavesNothingBehind()
    {
        using TemporaryFolder folder = Squares();
        using ToolProcess process = ToolProcess.StartWithTorch(
            folder, "masks", "--images", "i", "--pixels", "9", "--method", "vln", "--output", "out", "--steps", "1000000");
        process.WaitForError("mask and network (1 of 2)");
        process.Signal("INT");

        ToolResult result = process.WaitForEnd().EndsWith(ExitCode.CancelledWithoutResult);

        Assert.Contains("before there was anything to write", result.Error);
        Assert.IsFalse(Directory.Exists(folder.Path("out")));
    }

    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
    [DataRow("vln", "INT")]
    [DataRow("greedy", "TERM")]
    public void Masks_InterruptedInTheRefit_WritesWhatIsSelected(string method, string signal)
    {
        using TemporaryFolder folder = Squares();
        string[] steps = [.. method == "vln" ? (string[])["--steps", "60"] : [], "--refit-steps", "1000000"];
        using ToolProcess process = ToolProcess.StartWithTorch(
            folder, ["masks", "--images", "i", "--pixels", "9", "--method", method, "--output", "out", .. steps]);
        process.WaitForError("network on the selected pixels");
        process.Signal(signal);

        process.WaitForEnd().EndsWith(ExitCode.CancelledWithResult);

        JsonObject json = SelectionFile.Read(folder.Path("out/mask.json"));
        Assert.HasCount(9, Selected(json).Distinct());
        Assert.IsNull(json["refitError"]);
    }

    [TestMethod]
    public void Masks_TimeIsOverBeforeTheMaskIsLearnt_LeavesNothingBehind()
    {
        using TemporaryFolder folder = Squares();

        ToolProcess.RunWithTorch(
            folder, "masks", "--quiet", "--images", "i", "--pixels", "9", "--method", "iln", "--steps", "1000000", "--time", "1", "--output", "out")
            .Fails(ExitCode.CancelledWithoutResult, "--time");
        Assert.IsFalse(Directory.Exists(folder.Path("out")));
    }

    private static TemporaryFolder Squares()
    {
        var folder = new TemporaryFolder();
        (byte[] images, byte[] labels) = Idx.Squares(Count);
        folder.Write("i", Idx.File(images, Count, Idx.Side, Idx.Side));
        folder.Write("l", Idx.File(labels, Count));
        return folder;
    }

    private static (int Row, int Column)[] Selected(JsonObject json) =>
        [.. json["selected"]!.AsArray().Select(pixel => ((int)pixel!["row"]!, (int)pixel["column"]!))];

    private static (int Row, int Column)[] White(byte[] mask) =>
        [.. mask.Index().Where(pixel => pixel.Item == byte.MaxValue).Select(pixel => (pixel.Index / Idx.Side, pixel.Index % Idx.Side))];

    private static byte[] Graymap(TemporaryFolder folder, string name, int width, int height)
    {
        byte[] file = File.ReadAllBytes(folder.Path($"out/{name}"));
        byte[] header = Encoding.ASCII.GetBytes($"P5\n{width} {height}\n255\n");
        CollectionAssert.AreEqual(header, file.Take(header.Length).ToArray());
        Assert.HasCount(header.Length + (width * height), file);
        return file[header.Length..];
    }

    private static bool IsOfASquare(int row, int column) =>
        (row is 1 or 2 && column is 1 or 2 or 5 or 6) || (row is 5 or 6 && column is 3 or 4);
}
