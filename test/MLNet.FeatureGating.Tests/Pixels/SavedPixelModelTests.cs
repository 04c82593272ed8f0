using System.Globalization;
using MLNet.FeatureGating.Pixels;
using MLNet.FeatureGating.Tests.Support;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNet.FeatureGating.Tests.Pixels;

/// <summary>A saved selection of pixels in a program that knows Microsoft.ML alone.</summary>
[TestClass]
public sealed class SavedPixelModelTests
{
    private static readonly string[] PixelNames = [.. Enumerable.Range(0, Pictures.PixelCount).Select(pixel => $"p{pixel}")];

    private readonly MLContext _mlContext = new(seed: 1);

    [TestMethod]
    [DataRow(PixelMaskOutput.Masked)]
    [DataRow(PixelMaskOutput.Kept)]
    public void Save_SelectionAndTrainer_IsReadByAProgramWithoutThisLibrary(PixelMaskOutput output)
    {
        using var folder = new TemporaryFolder();
        string rowsPath = folder.Path("rows.tsv");
        string modelPath = folder.Path("model.zip");
        File.WriteAllLines(rowsPath,
        [
            string.Join('\t', [.. PixelNames, "Label"]),
            .. Pictures.Create(rows: 40).Select(row => string.Join('\t', [.. row.Features.Select(Text), row.Label ? "1" : "0"])),
        ]);
        IDataView rows = _mlContext.Data.LoadFromTextFile(
            rowsPath,
            [
                .. PixelNames.Select((name, i) => new TextLoader.Column(name, DataKind.Single, i)),
                new TextLoader.Column("Label", DataKind.Boolean, Pictures.PixelCount),
            ],
            hasHeader: true);
        PixelMaskOptions options = Picking.Hasty with { Output = output, Grid = new(Pictures.Height, Pictures.Width) };
        IEnumerable<ITransformer> model = _mlContext.Transforms.Concatenate("Pixels", PixelNames)
            .Append(_mlContext.Transforms.SelectPixelsByLogitNormalMask("Kept", "Pixels", options: options))
            .Append(_mlContext.BinaryClassification.Trainers.LbfgsLogisticRegression(featureColumnName: "Kept"))
            .Fit(rows);
        _mlContext.Model.Save((ITransformer)model, rows.Schema, modelPath);

        string[] lines = ModelReader.Read(modelPath, rowsPath);

        IDataView transformed = ((ITransformer)model).Transform(rows);
        IReadOnlyList<bool> mask = model.OfType<PixelMaskTransformer>().Single().Mask;
        string[] names = output == PixelMaskOutput.Masked ? PixelNames : [.. PixelNames.Where((_, pixel) => mask[pixel])];
        Assert.AreEqual($"{transformed.Schema["Kept"].Type}: {string.Join(' ', names)}", lines[0]);
        string[] expected = [.. transformed.Vectors().Zip(transformed.GetColumn<float>("Probability"), (values, probability) =>
            $"{string.Join(' ', values.Select(Text))}: {Text(probability)}")];
        CollectionAssert.AreEqual(expected, lines[1..]);
        Assert.HasCount(41, lines);
    }

    private static string Text(float value) => value.ToString(CultureInfo.InvariantCulture);
}
