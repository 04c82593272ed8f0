using MLNet.FeatureGating.Tool.Errors;
using MLNet.FeatureGating.Tool.Files;
using MLNet.FeatureGating.Tool.Tests.Support;

namespace MLNet.FeatureGating.Tool.Tests.Files;

[TestClass]
public sealed class OutputTests
{
    private static readonly string[] Select = ["select", "--train", "t.csv", "--label", "y", "--lambda", "0.3", "--quiet", "--output"];

    [TestMethod]
    public void Select_OutputIsAFile_IsRefusedAtOnce()
    {
        using var folder = new TemporaryFolder();
        folder.Write("out", "mine");

        ToolProcess.Run(folder, [.. Select, "out"]).Fails(ExitCode.CannotWrite, "--output", "out", "file");
        ToolProcess.Run(folder, [.. Select, "out/deeper"]).Fails(ExitCode.CannotWrite, "--output");

        Assert.AreEqual("mine", folder.Read("out"));
    }

    [TestMethod]
    [OSCondition(OperatingSystems.Linux)]
    public void Select_OutputThatCannotBeWritten_IsRefusedAtOnce()
    {
        using var folder = new TemporaryFolder();

        // Not even root writes here; and the training file is not there, so that the order shows.
        ToolProcess.Run(folder, [.. Select, "/proc/featuregate"]).Fails(ExitCode.CannotWrite, "--output", "/proc/featuregate");
        ToolProcess.Run(folder, [.. Select, "/proc"]).Fails(ExitCode.CannotWrite, "--output", "/proc");
    }

    [TestMethod]
    public void Select_AFileCannotBeReplaced_LeavesEverythingAsItWas()
    {
        using var folder = new TemporaryFolder();
        folder.Write("t.csv", Tables.Binary());
        Directory.CreateDirectory(folder.Path("out/report.html/in the way"));
        folder.Write("out/selection.json", "of an earlier run");

        ToolProcess.Run(folder, [.. Select, "out"]).Fails(ExitCode.CannotWrite, "out");

        Assert.AreEqual("of an earlier run", folder.Read("out/selection.json"));
        CollectionAssert.AreEquivalent(new[] { "selection.json", "report.html" }, folder.Names("out"));
    }

    [TestMethod]
    public void Write_AFileThrows_LeavesEverythingAsItWas()
    {
        using var folder = new TemporaryFolder();
        folder.Write("a.txt", "old");
        using var output = OutputFolder.Prepare(folder.FullName);

        Assert.ThrowsExactly<ToolException>(() => output.Write(
            [new("a.txt", stream => stream.WriteByte(1)), new("b.txt", _ => throw new IOException("no room"))], ["c.txt"]));

        Assert.AreEqual("old", folder.Read("a.txt"));
        Assert.HasCount(1, Directory.GetFileSystemEntries(folder.FullName));
    }

    [TestMethod]
    public void Write_Again_ReplacesAndTakesAwayWhatIsObsolete()
    {
        using var folder = new TemporaryFolder();
        folder.Write("a.txt", "old");
        folder.Write("c.txt", "old");
        using var output = OutputFolder.Prepare(folder.FullName);

        output.Write([new("a.txt", stream => stream.Write("new"u8)), new("b.txt", stream => stream.Write("new"u8))], ["c.txt", "d.txt"]);

        Assert.AreEqual("new", folder.Read("a.txt"));
        Assert.AreEqual("new", folder.Read("b.txt"));
        Assert.HasCount(2, Directory.GetFileSystemEntries(folder.FullName));
    }
}
