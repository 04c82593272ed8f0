using System.Text.Json;
using SampleData.Files;
using SampleData.Tests.Support;

namespace SampleData.Tests.Files;

[TestClass]
public sealed class ResultsFileTests
{
    [TestMethod]
    public void Write_AnyNumbers_CanBeReadAgain()
    {
        using var data = new TemporaryData();
        string path = data.PathOf("results.json");

        ResultsFile.Write(path, new { TestError = 0.25, NetworkError = double.NaN, Sensors = new[] { new { Cell = 3 } } });

        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(path));
        Assert.AreEqual(0.25, document.RootElement.GetProperty("testError").GetDouble());
        Assert.AreEqual("NaN", document.RootElement.GetProperty("networkError").GetString());
        Assert.AreEqual(3, document.RootElement.GetProperty("sensors")[0].GetProperty("cell").GetInt32());
    }
}
