using MLNet.FeatureGating.Pixels;
using MLNet.FeatureGating.Tests.Support;
using MLNet.FeatureGating.Training;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNet.FeatureGating.Tests.Pixels.BadInput;

/// <summary>Columns that hold no images, or do not say which.</summary>
[TestClass]
public sealed class BadPixelColumnTests
{
    private readonly MLContext _mlContext = new(seed: 1);
    private readonly PixelRow[] _rows = Pictures.Create(rows: 20);

    [TestMethod]
    public void Fit_ColumnMissing_ThrowsListingTheColumns() =>
        Refuses<ArgumentOutOfRangeException>(_mlContext.Load(_rows), "Nowhere", null, "'Nowhere'", "not there", "Features", "Interleaved");

    [TestMethod]
    [DataRow("Text", "String", "OneHotEncoding")]
    [DataRow("X0", "Single", "Concatenate")]
    [DataRow("Label", "Boolean", "ConvertType")]
    public void Fit_NoVectorOfNumbers_ThrowsSayingWhatToDo(string column, string type, string advice) =>
        Refuses<ArgumentOutOfRangeException>(_mlContext.Load(_rows), column, null, $"'{column}'", "vector of Single or Double", type, advice);

    [TestMethod]
    public void Fit_VariableSize_ThrowsSayingWhatToDo() => Refuses<ArgumentOutOfRangeException>(
        _mlContext.Load(
            _rows,
            new VectorDataViewType(NumberDataViewType.Single),
            new VectorDataViewType(NumberDataViewType.Double),
            new VectorDataViewType(NumberDataViewType.Single)),
        "Features",
        null,
        "'Features'",
        "known size",
        "variable size",
        "Give it a size");

    [TestMethod]
    [DataRow("Nowhere")]
    [DataRow("Text")]
    [DataRow("X0")]
    public void GetOutputSchema_NoVectorOfNumbers_ThrowsNamingIt(string column) => Refusal.Throws<ArgumentOutOfRangeException>(
        () => _mlContext.Transforms.SelectPixelsByLogitNormalMask("Kept", column).GetOutputSchema(ShapeProbe.Of(_mlContext.Load(_rows))),
        $"'{column}'");

    [TestMethod]
    public void Fit_NoDimensions_ThrowsSayingWhatToDo() => Refuses<InvalidOperationException>(
        _mlContext.LoadFlat(_rows), "Features", null, "'Features'", "Vector<Single, 30>", "PixelMaskOptions.Grid", "ExtractPixels");

    [TestMethod]
    public void Fit_ManyChannels_ThrowsSayingWhatToDo() => Refuses<InvalidOperationException>(
        Load(_rows, 6, 5, 1), "Features", new() { IsInterleaved = false }, "'Features'", "PixelMaskOptions.Grid");

    [TestMethod]
    [DataRow(3, 6, 3)]
    [DataRow(2, 3, 4)]
    [DataRow(3, 1, 1)]
    [DataRow(1, 1, 2)]
    public void Fit_FirstOrLastDimensionOfChannels_ThrowsUnlessTold(int first, int second, int third)
    {
        int size = first * second * third;
        PixelRow[] rows = [.. Enumerable.Range(0, 20).Select(row =>
            new PixelRow { Features = Varying(row, size), Doubles = new double[size], Interleaved = new float[size] })];
        IDataView view = Load(rows, first, second, third);
        PixelMaskOptions options = Picking.Hasty with { PixelCount = 1 };

        Refuses<InvalidOperationException>(
            view, "Features", options, "'Features'", $"<Single, {first}, {second}, {third}>", "first or its last dimension", "IsInterleaved");

        Assert.AreEqual(new(first, second, third), Picking.Fit(_mlContext, view, options with { IsInterleaved = true }).Grid);
        Assert.AreEqual(new(second, third, first), Picking.Fit(_mlContext, view, options with { IsInterleaved = false }).Grid);
        var grid = new PixelGrid(second, third, first);
        Assert.AreEqual(grid, Picking.Fit(_mlContext, view, options with { Grid = grid }).Grid);
    }

    [TestMethod]
    public void Fit_GridOfLastDimension_IsInterleaved()
    {
        // 3 x 6 pixels of 3 channels, whose first is large in the first pixel alone.
        PixelRow[] rows = [.. Enumerable.Range(0, 40).Select(i => new PixelRow
        {
            Features = [i, i, i, .. Enumerable.Repeat(7f, 51)],
            Doubles = new double[54],
            Interleaved = new float[54],
        })];

        PixelMaskTransformer selection = Picking.Fit(
            _mlContext,
            Load(rows, 3, 6, 3),
            Picking.Hasty with { PixelCount = 1, Grid = new(3, 6, 3), ExcludedPixels = [.. Enumerable.Range(1, 17)] });

        CollectionAssert.AreEqual(new[] { 0 }, selection.SelectedPixels.ToArray());
    }

    [TestMethod]
    [DataRow(6, 6, 1)]
    [DataRow(6, 5, 3)]
    [DataRow(1, 1, 1)]
    public void Fit_GridOfAnotherSize_ThrowsNamingBoth(int height, int width, int channels)
    {
        foreach (IDataView view in new[] { _mlContext.LoadFlat(_rows), _mlContext.Load(_rows) })
        {
            Refuses<InvalidOperationException>(
                view,
                "Features",
                Picking.Hasty with { Grid = new(height, width, channels) },
                "'Features'",
                $"{height} x {width} x {channels}",
                $"{height * width * channels} values",
                "vectors of 30",
                "ResizeImages");
        }
    }

    [TestMethod]
    public void Fit_GridOfNothing_Throws() => Refuses<InvalidOperationException>(
        _mlContext.LoadFlat(_rows), "Features", Picking.Hasty with { Grid = default(PixelGrid) }, "'Features'", "0 x 0 x 0");

    [TestMethod]
    [DataRow("")]
    [DataRow(" ")]
    [DataRow(null)]
    public void SelectPixels_NoName_Throws(string? name)
    {
        Assert.Throws<ArgumentException>(() => _mlContext.Transforms.SelectPixelsByLogitNormalMask(name!, "Features"));
        if (name is not null)
        {
            Assert.Throws<ArgumentException>(() => _mlContext.Transforms.SelectPixelsByLogitNormalMask("Kept", name));
        }
    }

    [TestMethod]
    public void SelectPixels_NoCatalog_Throws()
    {
        Assert.ThrowsExactly<ArgumentNullException>(() => ((TransformsCatalog)null!).SelectPixelsByLogitNormalMask("Kept"));
        Assert.ThrowsExactly<ArgumentNullException>(
            () => ((TransformsCatalog)null!).ReconstructFromSelectedPixels("Whole", Picking.Fit(_rows)));
    }

    private static float[] Varying(int row, int size) => [.. Enumerable.Range(0, size).Select(slot => (float)Math.Sin(row + slot))];

    private IDataView Load(PixelRow[] rows, params int[] dimensions) => _mlContext.Load(
        rows,
        new VectorDataViewType(NumberDataViewType.Single, dimensions),
        new VectorDataViewType(NumberDataViewType.Double, dimensions),
        new VectorDataViewType(NumberDataViewType.Single, dimensions));

    private void Refuses<TException>(IDataView view, string column, PixelMaskOptions? options, params string[] mentions)
        where TException : Exception => Refusal.Throws<TException>(() => Picking.Fit(_mlContext, view, options, column), mentions);
}
