using MLNet.FeatureGating.Pixels;
using MLNet.FeatureGating.Tests.Support;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNet.FeatureGating.Tests.Pixels.BadInput;

/// <summary>Reconstructions of what was not selected, or by what is no longer there.</summary>
[TestClass]
public sealed class BadReconstructionTests
{
    private readonly MLContext _mlContext = new(seed: 1);
    private readonly PixelRow[] _rows = Pictures.Create(rows: 20);
    private readonly PixelMaskTransformer _selection;

    public BadReconstructionTests() => _selection = Picking.Fit(_rows);

    [TestMethod]
    public void Fit_ColumnMissing_ThrowsListingTheColumns() => Refuses("Nowhere", "'Nowhere'", "not there", "Features");

    [TestMethod]
    [DataRow("Text", "String")]
    [DataRow("X0", "Single")]
    [DataRow("Key", "Key")]
    public void Fit_NoVectorOfNumbers_ThrowsSayingWhatIsExpected(string column, string type) =>
        Refuses(column, $"'{column}'", "vector of Single or Double", "30 values", "6 x 5 x 1", "5 that were kept", type);

    [TestMethod]
    [DataRow(29)]
    [DataRow(31)]
    [DataRow(4)]
    public void Fit_VectorOfAnotherSize_ThrowsNamingBoth(int size)
    {
        var vector = new VectorDataViewType(NumberDataViewType.Single, size);
        IDataView view = _mlContext.Load(_rows, vector, new VectorDataViewType(NumberDataViewType.Double, size), vector);

        Refusal.Throws<ArgumentOutOfRangeException>(
            () => Reconstruction("Features").Fit(view), "'Features'", "30 values", "5 that were kept", $"<Single, {size}>");
        Refusal.Throws<ArgumentOutOfRangeException>(
            () => Reconstruction("Features").Fit(_mlContext.Load(_rows)).Transform(view), "'Features'", $"<Single, {size}>");
    }

    [TestMethod]
    public void Fit_VariableSize_ThrowsSayingWhatIsExpected()
    {
        var vector = new VectorDataViewType(NumberDataViewType.Single);
        IDataView view = _mlContext.Load(_rows, vector, new VectorDataViewType(NumberDataViewType.Double), vector);

        Refusal.Throws<ArgumentOutOfRangeException>(() => Reconstruction("Features").Fit(view), "'Features'", "30 values");
        Refusal.Throws<ArgumentOutOfRangeException>(
            () => Reconstruction("Features").GetOutputSchema(ShapeProbe.Of(view)), "'Features'", "known size", "variable size");
    }

    [TestMethod]
    public void Fit_ImageColumn_ThrowsSayingWhatIsExpected() => Refusal.Throws<ArgumentOutOfRangeException>(
        () => Reconstruction("Image").Fit(_mlContext.LoadImages(_rows)), "'Image'", "vector of Single or Double", "Image<6, 5>");

    [TestMethod]
    [DataRow("Nowhere")]
    [DataRow("Text")]
    [DataRow("X0")]
    public void GetOutputSchema_NoVectorOfNumbers_ThrowsNamingIt(string column) => Refusal.Throws<ArgumentOutOfRangeException>(
        () => Reconstruction(column).GetOutputSchema(ShapeProbe.Of(_mlContext.Load(_rows))), $"'{column}'");

    [TestMethod]
    [DataRow(float.NaN)]
    [DataRow(float.PositiveInfinity)]
    public void Read_NotFinite_ThrowsNamingColumnSlotAndRow(float value)
    {
        _rows[13].Features[4] = value;

        Refusal.Throws<InvalidOperationException>(
            () => Transform("Features").Vectors("Whole"), "'Features'", "value 4", "row 13", $"{value}", "Replace missing values");
    }

    [TestMethod]
    [DataRow(0)]
    [DataRow(5)]
    [DataRow(12)]
    public void Read_VectorOfAnotherLengthThanItsType_ThrowsNamingTheRow(int length)
    {
        _rows[6].Features = new float[length];

        Refusal.Throws<InvalidOperationException>(
            () => Transform("Features").Vectors("Whole"), "'Features'", "30 values", "row 6", $"one of {length}");
    }

    [TestMethod]
    public void Read_SelectionDisposed_ThrowsSayingSo()
    {
        IDataView output = Transform("Features");
        output.Vectors("Whole");
        using PredictionEngine<PixelRow, WholeRow> engine = _mlContext.Model.CreatePredictionEngine<PixelRow, WholeRow>(
            Reconstruction("Features").Fit(_mlContext.Load(_rows)), _mlContext.Load(_rows).Schema);
        engine.Predict(_rows[0]);

        _selection.Dispose();

        Refusal.Throws<ObjectDisposedException>(() => output.Vectors("Whole"), nameof(PixelMaskTransformer));
        Refusal.Throws<ObjectDisposedException>(() => engine.Predict(_rows[1]), nameof(PixelMaskTransformer));
        CollectionAssert.AreEqual(_rows.Select(row => row.Text).ToArray(), output.GetColumn<string>("Text").ToArray());
    }

    [TestMethod]
    public void ReconstructFromSelectedPixels_OfAClassification_ThrowsSayingWhatToDo() => Refusal.Throws<ArgumentException>(
        () => _mlContext.Transforms.ReconstructFromSelectedPixels("Whole", Picking.Fit(_rows, label: "Label"), "Features"),
        "learnt to classify",
        "without a label");

    [TestMethod]
    public void ReconstructFromSelectedPixels_ImageOfTwoChannels_ThrowsSayingWhatToDo() => Refusal.Throws<ArgumentException>(
        () => _mlContext.Transforms.ReconstructFromSelectedPixels(
            "Whole",
            Picking.Fit(Pictures.Create(rows: 20, channels: 2), channels: 2),
            "Features",
            new() { Output = PixelReconstructionOutput.Image }),
        "1 or 3 channels",
        "have 2",
        "Reconstruct a vector");

    [TestMethod]
    public void ReconstructFromSelectedPixels_Nothing_Throws()
    {
        Assert.ThrowsExactly<ArgumentNullException>(() => _mlContext.Transforms.ReconstructFromSelectedPixels("Whole", null!, "Features"));
        Assert.Throws<ArgumentException>(() => _mlContext.Transforms.ReconstructFromSelectedPixels(" ", _selection, "Features"));
        Assert.Throws<ArgumentException>(() => Reconstruction(" "));
        Assert.ThrowsExactly<ArgumentNullException>(() => Reconstruction("Features").Fit(null!));
        Assert.ThrowsExactly<ArgumentNullException>(() => Reconstruction("Features").GetOutputSchema(null!));
        PixelReconstructionTransformer fitted = Reconstruction("Features").Fit(_mlContext.Load(_rows));
        Assert.ThrowsExactly<ArgumentNullException>(() => fitted.Transform(null!));
        Assert.ThrowsExactly<ArgumentNullException>(() => fitted.GetOutputSchema(null!));
    }

    private PixelReconstructionEstimator Reconstruction(string input) =>
        _mlContext.Transforms.ReconstructFromSelectedPixels("Whole", _selection, input);

    private IDataView Transform(string input)
    {
        IDataView view = _mlContext.Load(_rows);
        return Reconstruction(input).Fit(view).Transform(view);
    }

    private void Refuses(string column, params string[] mentions) =>
        Refusal.Throws<ArgumentOutOfRangeException>(() => Reconstruction(column).Fit(_mlContext.Load(_rows)), mentions);

    private sealed class WholeRow
    {
        public float[] Whole { get; set; } = [];
    }
}
