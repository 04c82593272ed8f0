using MLNet.FeatureGating.Pixels;
using MLNet.FeatureGating.Tests.Support;
using MLNet.FeatureGating.Training;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms.Image;

namespace MLNet.FeatureGating.Tests.Pixels;

[TestClass]
public sealed class PixelMaskContractTests
{
    private static readonly PixelMaskOptions Keeping = Picking.Hasty with { Output = PixelMaskOutput.Kept };

    private static readonly PixelGrid Grid = new(Pictures.Height, Pictures.Width);

    private readonly MLContext _mlContext = new(seed: 1);
    private readonly PixelRow[] _rows = Pictures.Create(rows: 20);

    [TestMethod]
    public void Fit_PlanarVector_KeepsContract() => Check<float>("Features", Picking.Hasty);

    [TestMethod]
    public void Fit_PlanarVectorKept_KeepsContract() => Check<float>("Features", Keeping);

    [TestMethod]
    public void Fit_InterleavedVector_KeepsContract() => Check<float>("Interleaved", Picking.Hasty);

    [TestMethod]
    public void Fit_Doubles_KeepsContract() => Check<double>("Doubles", Picking.Hasty);

    [TestMethod]
    public void Fit_DoublesKept_KeepsContract() => Check<double>("Doubles", Keeping);

    [TestMethod]
    public void Fit_Matrix_KeepsContract() => Check<float>("Features", Picking.Hasty, _mlContext.LoadMatrices(_rows));

    [TestMethod]
    public void Fit_FlatVector_KeepsContract() => Check<float>("Features", Picking.Hasty with { Grid = Grid }, _mlContext.LoadFlat(_rows));

    [TestMethod]
    public void Fit_FlatVectorKept_KeepsContract() => Check<float>("Features", Keeping with { Grid = Grid }, _mlContext.LoadFlat(_rows));

    [TestMethod]
    [DataRow("Features", PixelMaskOutput.Masked)]
    [DataRow("Interleaved", PixelMaskOutput.Masked)]
    [DataRow("Features", PixelMaskOutput.Kept)]
    [DataRow("Interleaved", PixelMaskOutput.Kept)]
    public void Fit_Colors_KeepsContract(string input, PixelMaskOutput output)
    {
        PixelRow[] rows = Pictures.Create(rows: 20, channels: 3);
        EstimatorContract.Check<PixelRow, float>(
            _mlContext, Select(input, Picking.Hasty with { Output = output }), rows, _mlContext.Load(rows, channels: 3));
    }

    [TestMethod]
    public void Fit_Label_KeepsContract() => EstimatorContract.Check<PixelRow, float>(
        _mlContext, _mlContext.Transforms.SelectPixelsByLogitNormalMask("Kept", "Features", "Label", Picking.Hasty), _rows, _mlContext.Load(_rows));

    [TestMethod]
    public void Fit_Greedy_KeepsContract() => Check<float>("Features", Picking.Hasty with { Method = PixelMaskMethod.GreedyLinear });

    [TestMethod]
    [DataRow(PixelMaskOutput.Masked)]
    [DataRow(PixelMaskOutput.Kept)]
    public void Fit_OutputNamedAsInput_KeepsContract(PixelMaskOutput output)
    {
        IEstimator<ITransformer> estimator = _mlContext.Transforms.CopyColumns("Kept", "Features")
            .Append(_mlContext.Transforms.SelectPixelsByLogitNormalMask("Kept", options: Picking.Hasty with { Output = output }));
        EstimatorContract.Check<PixelRow, float>(_mlContext, estimator, _rows, _mlContext.Load(_rows));
    }

    [TestMethod]
    public void Fit_Always_ReadsTheViewOnceAndTransformReadsNothing()
    {
        var counting = new CountingView(_mlContext.Load(_rows));

        PixelMaskTransformer selection = Picking.Fit(_mlContext, counting);
        selection.Transform(counting);

        Assert.AreEqual(1, counting.Cursors);
    }

    [TestMethod]
    [DataRow(PixelMaskOutput.Masked, false)]
    [DataRow(PixelMaskOutput.Kept, false)]
    [DataRow(PixelMaskOutput.Masked, true)]
    public void Fit_Images_PromisesWhatItDelivers(PixelMaskOutput output, bool interleaved)
    {
        IDataView view = _mlContext.LoadImages(_rows);
        PixelMaskEstimator estimator = Select("Image", Picking.Hasty with { Output = output, IsInterleaved = interleaved });

        PixelMaskTransformer selection = estimator.Fit(view);
        IDataView transformed = selection.Transform(view);

        Schemas.AssertEqual(estimator.GetOutputSchema(ShapeProbe.Of(view)), ShapeProbe.Of(transformed));
        Schemas.AssertEqual(transformed.Schema, selection.GetOutputSchema(view.Schema));
        var type = (VectorDataViewType)transformed.Schema["Kept"].Type;
        int[] whole = interleaved ? [Pictures.Height, Pictures.Width, 3] : [3, Pictures.Height, Pictures.Width];
        int[] expected = output == PixelMaskOutput.Kept ? [15] : whole;
        CollectionAssert.AreEqual(expected, type.Dimensions.ToArray());
    }

    [TestMethod]
    public void Fit_Images_LoadedAndRowByRowIsTheSame()
    {
        PixelRow[] rows = Pictures.Create(rows: 20, channels: 3);
        IDataView view = _mlContext.LoadImages(rows, channels: 3);
        PixelMaskTransformer selection = Select("Image", Keeping).Fit(view);
        float[][] batch = selection.Transform(view).Vectors();
        using var stream = new MemoryStream();
        _mlContext.Model.Save(selection, view.Schema, stream);
        stream.Position = 0;

        ITransformer loaded = new MLContext().Model.Load(stream, out _);

        Assert.IsTrue(StockTypes(loaded).All(type => type.Assembly.GetName().Name!.StartsWith("Microsoft.ML", StringComparison.Ordinal)));
        float[][] reloaded = loaded.Transform(view).Vectors();
        using PredictionEngine<ImageRow, Selected<float>> engine =
            _mlContext.Model.CreatePredictionEngine<ImageRow, Selected<float>>(selection, view.Schema);
        ImageRow[] images = [.. PixelViews.ImageRows(rows, channels: 3)];
        for (int row = 0; row < rows.Length; row++)
        {
            CollectionAssert.AreEqual(batch[row], reloaded[row]);
            CollectionAssert.AreEqual(batch[row], engine.Predict(images[row]).Kept);
        }
    }

    [TestMethod]
    [DataRow(PixelMaskOutput.Masked)]
    [DataRow(PixelMaskOutput.Kept)]
    public void Fit_Images_TakesTheirColors(PixelMaskOutput output)
    {
        PixelRow[] rows = Pictures.Create(rows: 20, channels: 3);
        IDataView view = _mlContext.LoadImages(rows, channels: 3);

        PixelMaskTransformer selection = Select("Image", Picking.Hasty with { Output = output }).Fit(view);

        Assert.AreEqual(new PixelGrid(Pictures.Height, Pictures.Width, 3), selection.Grid);
        float[][] vectors = selection.Transform(view).Vectors();
        for (int row = 0; row < rows.Length; row++)
        {
            float[] bytes = [.. rows[row].Features.Select(value => (float)PixelViews.ToByte(value))];
            float[] expected = output == PixelMaskOutput.Masked
                ? [.. bytes.Select((value, slot) => selection.Mask[slot % Pictures.PixelCount] ? value : 0)]
                : [.. bytes.Where((_, slot) => selection.Mask[slot % Pictures.PixelCount])];
            CollectionAssert.AreEqual(expected, vectors[row]);
        }
    }

    [TestMethod]
    public void Fit_ImagesInPlace_ReplacesThem()
    {
        IDataView view = _mlContext.LoadImages(_rows);
        PixelMaskEstimator estimator = _mlContext.Transforms.SelectPixelsByLogitNormalMask(
            "Image", options: Picking.Hasty with { Colors = ImagePixelExtractingEstimator.ColorBits.Red });

        PixelMaskTransformer selection = estimator.Fit(view);

        IDataView output = selection.Transform(view);
        Schemas.AssertEqual(estimator.GetOutputSchema(ShapeProbe.Of(view)), ShapeProbe.Of(output));
        Assert.AreEqual(new PixelGrid(Pictures.Height, Pictures.Width), selection.Grid);
        Assert.AreEqual(5, output.Vectors("Image")[7].Count(value => value != 0));
    }

    [TestMethod]
    public void Fit_ExtractedPixels_IsAsOfImages()
    {
        IDataView view = _mlContext.LoadImages(_rows);
        using PixelMaskTransformer ofImages = Select("Image", Picking.Hasty).Fit(view);

        ITransformer chain = _mlContext.Transforms.ExtractPixels("Pixels", "Image").Append(Select("Pixels", Picking.Hasty)).Fit(view);

        float[][] expected = ofImages.Transform(view).Vectors();
        float[][] actual = chain.Transform(view).Vectors();
        for (int row = 0; row < expected.Length; row++)
        {
            CollectionAssert.AreEqual(expected[row], actual[row]);
        }
    }

    [TestMethod]
    public void Fit_Null_Throws()
    {
        Assert.ThrowsExactly<ArgumentNullException>(() => Select("Features", Picking.Hasty).Fit(null!));
        Assert.ThrowsExactly<ArgumentNullException>(() => Select("Features", Picking.Hasty).GetOutputSchema(null!));
    }

    private static IEnumerable<Type> StockTypes(ITransformer transformer) => transformer is IEnumerable<ITransformer> chain
        ? chain.SelectMany(StockTypes).Append(transformer.GetType())
        : [transformer.GetType()];

    private PixelMaskEstimator Select(string input, PixelMaskOptions options) =>
        _mlContext.Transforms.SelectPixelsByLogitNormalMask("Kept", input, options: options);

    private void Check<T>(string input, PixelMaskOptions options, IDataView? train = null) =>
        EstimatorContract.Check<PixelRow, T>(_mlContext, Select(input, options), _rows, train ?? _mlContext.Load(_rows));
}
