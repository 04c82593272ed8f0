using System.Globalization;
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
        string[] files = [.. Directory.EnumerateFiles(Path.GetDirectoryName(ModelReader.Path)!, "*", SearchOption.AllDirectories)
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

        string[] lines = ModelReader.Read(modelPath, rowsPath);

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

        string[] lines = ModelReader.Read(modelPath, rowsPath);

        Assert.EndsWith($": {string.Join(' ', FeatureNames)}", lines[0]);
        CollectionAssert.AreEqual(Describe(model.Transform(rows)), lines[1..]);
    }

    [TestMethod]
    public void Save_EncodedCategories_IsReadByAProgramWithoutThisLibrary()
    {
        using var folder = new TemporaryFolder();
        string rowsPath = folder.Path("rows.tsv");
        string modelPath = folder.Path("model.zip");
        File.WriteAllLines(rowsPath,
        [
            "Color\tShape\tSize\tCode\tLabel",
            .. Goods.Create().Select(row => string.Join('\t', row.Color, row.Shape, Text(row.Size), Text(row.Code), row.Label ? "1" : "0")),
        ]);
        IDataView rows = _mlContext.Data.LoadFromTextFile(
            rowsPath,
            [
                new TextLoader.Column("Color", DataKind.String, 0),
                new TextLoader.Column("Shape", DataKind.String, 1),
                new TextLoader.Column("Size", DataKind.Single, 2),
                new TextLoader.Column("Code", DataKind.Single, 3),
                new TextLoader.Column("Label", DataKind.Boolean, 4),
            ],
            hasHeader: true);
        ITransformer model = Goods.Encoding(_mlContext)
            .Append(_mlContext.Transforms.SelectFeaturesByStochasticGates("Kept", Goods.Columns, options: Quick.Learning with { TargetFeatures = 2 }))
            .Append(_mlContext.BinaryClassification.Trainers.LbfgsLogisticRegression(featureColumnName: "Kept"))
            .Fit(rows);
        _mlContext.Model.Save(model, rows.Schema, modelPath);

        string[] lines = ModelReader.Read(modelPath, rowsPath);

        IDataView output = model.Transform(rows);
        Assert.AreEqual($"{output.Schema["Kept"].Type}: {string.Join(' ', output.Schema["Kept"].SlotNames())}", lines[0]);
        Assert.Contains(": Size Color.", lines[0]);
        CollectionAssert.AreEqual(Describe(output), lines[1..]);
    }

    private static string Dependencies() => File.ReadAllText(Path.ChangeExtension(ModelReader.Path, ".deps.json"));

    // The program itself bears the library's name, but must not come with it.
    private static bool IsForeign(string file) =>
        (file.StartsWith("MLNet.FeatureGating", StringComparison.OrdinalIgnoreCase)
            && !file.StartsWith("MLNet.FeatureGating.ModelReader", StringComparison.OrdinalIgnoreCase))
        || file.Contains("torch", StringComparison.OrdinalIgnoreCase);

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
