using MLNet.FeatureGating.Tool.Errors;
using MLNet.FeatureGating.Tool.Tests.Support;

namespace MLNet.FeatureGating.Tool.Tests.Imaging;

/// <summary>Image files that cannot be used.</summary>
[TestClass]
public sealed class ImageFileTests
{
    [TestMethod]
    [DataRow("missing", "no such file")]
    [DataRow("cut", "cut off")]
    [DataRow("cut.gz", "cut off")]
    [DataRow("damaged.gz", "cannot be read")]
    [DataRow("floats", "0x0d")]
    [DataRow("flat", "dimensions are 400,")]
    [DataRow("none", "at least 1")]
    [DataRow("promise", "more than fits into memory", "--limit")]
    [DataRow("liar", "cut off")]
    [DataRow("black", "one value in all images")]
    public void Masks_UnusableIdx_IsRefused(string name, params string[] mentions)
    {
        using var folder = new TemporaryFolder();
        byte[] file = Idx.File(Idx.Squares(400).Images, 400, Idx.Side, Idx.Side);
        byte[] zipped = Idx.Zip(file);
        folder.Write("cut", file[..^1]);
        folder.Write("cut.gz", zipped[..^1000]);
        folder.Write("damaged.gz", [.. zipped[..12], 0xff, 0xff, 0xff, .. zipped[15..]]);
        folder.Write("floats", Idx.File(0x0d, new byte[16], 1, 2, 2));
        folder.Write("flat", Idx.File(new byte[400], 400));
        folder.Write("none", Idx.File([], 0, 8, 8));
        folder.Write("promise", Idx.File(new byte[100], 1 << 30, 1 << 10, 1 << 10));
        folder.Write("liar", Idx.File(new byte[100], 1000, 1000, 1000));
        folder.Write("black", Idx.File(new byte[640], 10, 8, 8));

        ToolProcess.Run(folder, "masks", "--quiet", "--images", name, "--pixels", "3").Fails(ExitCode.BadInput, [name + ": ", .. mentions]);
        Assert.IsFalse(Directory.Exists(folder.Path("mask")));
    }

    [TestMethod]
    [DataRow("--images i --labels few", "10", "400")]
    [DataRow("--images i --labels i", "400 x 8 x 8")]
    [DataRow("--images i --labels same", "1 distinct label")]
    [DataRow("--images gap.csv --width 2 --height 1", "gap.csv(3,1): ", "no value")]
    [DataRow("--images word.csv --width 2 --height 1", "word.csv(3,2): ", "'x'")]
    public void Masks_InputThatDoesNotFit_IsRefused(string arguments, params string[] mentions)
    {
        using var folder = new TemporaryFolder();
        Write(folder);

        ToolProcess.Run(folder, ["masks", "--quiet", "--pixels", "1", .. arguments.Split(' ')]).Fails(ExitCode.BadInput, mentions);
    }

    [TestMethod]
    [DataRow("--images i --label y", "--label", "--labels")]
    [DataRow("--images i --width 9", "--width", "8 x 8")]
    [DataRow("--images gap.csv", "--width and --height")]
    [DataRow("--images gap.csv --width 3 --height 3", "3 x 3 x 1", "2 values")]
    [DataRow("--images gap.csv --width 2 --height 1 --label z", "'z'")]
    [DataRow("--images i --pixels 37", "--pixels", "37", "36")]
    public void Masks_ArgumentsThatDoNotFit_AreRefused(string arguments, params string[] mentions)
    {
        using var folder = new TemporaryFolder();
        Write(folder);
        string[] pixels = arguments.Contains("--pixels", StringComparison.Ordinal) ? [] : ["--pixels", "1"];

        ToolProcess.Run(folder, ["masks", "--quiet", .. pixels, .. arguments.Split(' ')]).Fails(ExitCode.BadArguments, mentions);
    }

    private static void Write(TemporaryFolder folder)
    {
        folder.Write("i", Idx.File(Idx.Squares(400).Images, 400, Idx.Side, Idx.Side));
        folder.Write("few", Idx.File(new byte[10], 10));
        folder.Write("same", Idx.File(new byte[400], 400));
        folder.Write("gap.csv", "a,b\n1,2\n,3\n");
        folder.Write("word.csv", "a,b\n1,2\n1,x\n");
    }
}
