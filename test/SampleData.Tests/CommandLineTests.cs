namespace SampleData.Tests;

[TestClass]
public sealed class CommandLineTests
{
    private static readonly string[] Options = ["data", "methods", "sensors", "output", "threads"];

    [TestMethod]
    public void Parse_OptionsAndFlags_GivesTheirValues()
    {
        CommandLine line = Parse("--data", "winds", "--full", "--sensors", "10,50", "--methods", "a,b");

        Assert.AreEqual("winds", line.Text("data", "ocean"));
        Assert.IsTrue(line.Has("full"));
        CollectionAssert.AreEqual(new[] { 10, 50 }, line.Numbers("sensors", 1));
        CollectionAssert.AreEqual(new[] { "a", "b" }, line.Words("methods", "c"));
    }

    [TestMethod]
    public void Parse_Nothing_GivesWhatIsUsual()
    {
        CommandLine line = Parse();

        Assert.AreEqual("ocean", line.Text("data", "ocean"));
        Assert.IsFalse(line.Has("full"));
        Assert.AreEqual(7, line.Number("sensors", 7));
        CollectionAssert.AreEqual(new[] { 1, 2 }, line.Numbers("sensors", 1, 2));
        CollectionAssert.AreEqual(new[] { "c" }, line.Words("methods", "c"));
    }

    [TestMethod]
    public void Parse_AnOptionTwice_TakesTheLast() => Assert.AreEqual("b", Parse("--data", "a", "--data", "b").Text("data", "c"));

    [TestMethod]
    [DataRow("'--daat' is not known here. There are: --data, --methods, --sensors, --output, --threads, --full.", "--daat", "winds")]
    [DataRow("'winds' is not known here.", "winds")]
    [DataRow("'' is not known here.", "")]
    [DataRow("Option --data needs a value.", "--full", "--data")]
    public void Parse_WhatIsUnknown_SaysWhatThereIs(string message, params string[] arguments)
    {
        FormatException error = Assert.ThrowsExactly<FormatException>(() => Parse(arguments));
        StringAssert.Contains(error.Message, message, StringComparison.Ordinal);
    }

    [TestMethod]
    [DataRow("0")]
    [DataRow("-1")]
    [DataRow("1.5")]
    [DataRow(" 1")]
    [DataRow("99999999999")]
    [DataRow("")]
    public void Number_WhatIsNone_SaysSo(string text)
    {
        CommandLine line = Parse("--sensors", text);
        FormatException error = Assert.ThrowsExactly<FormatException>(() => line.Number("sensors", 1));
        StringAssert.Contains(error.Message, $"Option --sensors takes whole numbers from 1 on, but it is '{text}'.", StringComparison.Ordinal);
        Assert.ThrowsExactly<FormatException>(() => Parse("--sensors", "3," + text).Numbers("sensors"));
    }

    [TestMethod]
    public void OneOf_AnotherWord_SaysWhichThereAre()
    {
        Assert.AreEqual("winds", Parse("--data", "winds").OneOf("data", "ocean", ["winds", "ocean"]));
        Assert.AreEqual("ocean", Parse().OneOf("data", "ocean", ["winds", "ocean"]));
        FormatException error = Assert.ThrowsExactly<FormatException>(() => Parse("--data", "Winds").OneOf("data", "ocean", ["winds", "ocean"]));
        StringAssert.Contains(error.Message, "Option --data knows no 'Winds', only winds, ocean.", StringComparison.Ordinal);
    }

    [TestMethod]
    public void Output_NotGiven_IsAFolderOfArtifacts()
    {
        Assert.AreEqual(Path.Combine("artifacts", "samples", "pixel-masks", "mnist"), Parse().Output("pixel-masks", "mnist"));
        Assert.AreEqual("here", Parse("--output", "here").Output("pixel-masks", "mnist"));
    }

    [TestMethod]
    public void Threads_NotGiven_AreTwoAtMost()
    {
        Assert.AreEqual(Math.Min(2, Environment.ProcessorCount), Parse().Threads());
        Assert.AreEqual(5, Parse("--threads", "5").Threads());
        Assert.ThrowsExactly<FormatException>(() => Parse("--threads", "0").Threads());
    }

    private static CommandLine Parse(params string[] arguments) => CommandLine.Parse(arguments, Options, ["full"]);
}
