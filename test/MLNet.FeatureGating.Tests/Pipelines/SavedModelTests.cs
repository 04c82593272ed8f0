using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using MLNet.FeatureGating.Tests.Support;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNet.FeatureGating.Tests.Pipelines;

/// <summary>A saved model in a program that knows Microsoft.ML alone.</summary>
[TestClass]
public sealed class SavedModelTests
{
    private static readonly string[] FeatureNames = [.. Problem.SlotNames];

    private readonly MLContext _mlContext = new(seed: 1);

    [TestMethod]
    public void ModelReader_Always_KnowsNeitherThisLibraryNorTorch()
    {
        string[] files = [.. Directory.EnumerateFiles(Path.GetDirectoryName(ReaderPath)!, "*", SearchOption.AllDirectories)
            .Select(path => Path.GetFileName(path)!)];

        Assert.Contains("MLNet.FeatureGating.ModelReader.dll", files);
        Assert.Contains("Microsoft.ML", Dependencies());
        Assert.DoesNotContain(IsForeign, files);
        Assert.DoesNotContain("TorchSharp", Dependencies());
        Assert.DoesNotContain("MLNet.FeatureGating/", Dependencies());
        Assert.DoesNotContain("MLNet.FeatureGating.Torch", Dependencies());
    }

    [TestMethod]
    public void Save_SelectionAndTrainer_IsReadByAProgramWithoutThisLibrary()
    {
        using var folder = new TemporaryFolder();
        string rowsPath = folder.Path("rows.tsv");
        string modelPath = folder.Path("model.zip");
        WriteRows(rowsPath);
        IDataView rows = Load(rowsPath);
        ITransformer model = Pipeline("Features").Fit(rows);
        _mlContext.Model.Save(model, rows.Schema, modelPath);

        string[] lines = Read(modelPath, rowsPath);

        IDataView output = model.Transform(rows);
        Assert.AreEqual($"{output.Schema["Kept"].Type}: one four six", lines[0]);
        CollectionAssert.AreEqual(Describe(output), lines[1..]);
        Assert.HasCount(201, lines);
    }

    [TestMethod]
    public void Save_EverythingKept_IsReadByAProgramWithoutThisLibrary()
    {
        using var folder = new TemporaryFolder();
        string rowsPath = folder.Path("rows.tsv");
        string modelPath = folder.Path("model.zip");
        WriteRows(rowsPath);
        IDataView rows = Load(rowsPath);
        ITransformer model = _mlContext.Transforms.SelectFeaturesByStochasticGates("Kept", FeatureNames, options: Quick.Hasty)
            .Append(_mlContext.BinaryClassification.Trainers.LbfgsLogisticRegression(featureColumnName: "Kept"))
            .Fit(rows);
        _mlContext.Model.Save(model, rows.Schema, modelPath);

        string[] lines = Read(modelPath, rowsPath);

        Assert.EndsWith($": {string.Join(' ', FeatureNames)}", lines[0]);
        CollectionAssert.AreEqual(Describe(model.Transform(rows)), lines[1..]);
    }

    private static string ReaderPath => typeof(SavedModelTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == "ModelReader").Value!;

    private static string Dependencies() => File.ReadAllText(Path.ChangeExtension(ReaderPath, ".deps.json"));

    // The program itself bears the library's name, but must not come with it.
    private static bool IsForeign(string file) =>
        (file.StartsWith("MLNet.FeatureGating", StringComparison.OrdinalIgnoreCase)
            && !file.StartsWith("MLNet.FeatureGating.ModelReader", StringComparison.OrdinalIgnoreCase))
        || file.Contains("torch", StringComparison.OrdinalIgnoreCase);

    private static string[] Read(string modelPath, string rowsPath)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            ArgumentList = { ReaderPath, modelPath, rowsPath, "Kept", "Probability" },
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.AreEqual(0, process.ExitCode, errors.Result);
        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }

    private static string[] Describe(IDataView output) =>
        [.. output.GetColumn<float[]>("Kept").Zip(output.GetColumn<float>("Probability"), (values, probability) =>
            $"{string.Join(' ', values.Select(Text))}: {Text(probability)}")];

    private static void WriteRows(string path) => File.WriteAllLines(path,
    [
        string.Join('\t', [.. FeatureNames, "Label"]),
        .. Problem.Create().Select(row => string.Join('\t', [.. row.Features.Select(Text), row.Label ? "1" : "0"])),
    ]);

    private static string Text(float value) => value.ToString(CultureInfo.InvariantCulture);

    private IDataView Load(string path) => _mlContext.Data.LoadFromTextFile(
        path,
        [
            .. FeatureNames.Select((name, i) => new TextLoader.Column(name, DataKind.Single, i)),
            new TextLoader.Column("Label", DataKind.Boolean, 8),
        ],
        hasHeader: true);

    private IEstimator<ITransformer> Pipeline(string features) => _mlContext.Transforms.Concatenate(features, FeatureNames)
        .Append(_mlContext.Transforms.NormalizeMeanVariance(features))
        .Append(_mlContext.Transforms.SelectFeaturesByStochasticGates("Kept", features, options: Quick.Learning))
        .Append(_mlContext.BinaryClassification.Trainers.LbfgsLogisticRegression(featureColumnName: "Kept"));
}
