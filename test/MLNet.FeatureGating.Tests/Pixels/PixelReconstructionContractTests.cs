using MLNet.FeatureGating.Pixels;
using MLNet.FeatureGating.Tests.Support;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms.Image;

namespace MLNet.FeatureGating.Tests.Pixels;

[TestClass]
public sealed class PixelReconstructionContractTests
{
    private static readonly PixelReconstructionOptions SmallBatches = new() { BatchSize = 7 };
    private static readonly PixelReconstructionOptions AsImages = SmallBatches with { Output = PixelReconstructionOutput.Image, ImageScale = 255 };

    private readonly MLContext _mlContext = new(seed: 1);
    private readonly PixelRow[] _rows = Pictures.Create(rows: 20);
    private readonly IDataView _view;
    private readonly PixelMaskTransformer _selection;

    public PixelReconstructionContractTests()
    {
        _view = _mlContext.Load(_rows);
        _selection = Picking.Fit(_mlContext, _view);
    }

    [TestMethod]
    [DataRow(1, "Features", "Vector<Single, 1, 6, 5>")]
    [DataRow(3, "Features", "Vector<Single, 3, 6, 5>")]
    [DataRow(3, "Interleaved", "Vector<Single, 6, 5, 3>")]
    public void Fit_Vector_PromisesWhatItDelivers(int channels, string input, string type)
    {
        PixelRow[] rows = Pictures.Create(rows: 20, channels);
        IDataView view = _mlContext.Load(rows, channels);
        PixelMaskTransformer selection = Picking.Fit(_mlContext, view, input: input);
        PixelReconstructionEstimator estimator = _mlContext.Transforms.ReconstructFromSelectedPixels("Whole", selection, input, SmallBatches);

        PixelReconstructionTransformer transformer = estimator.Fit(view);

        IDataView output = transformer.Transform(view);
        Assert.AreEqual(type, output.Schema["Whole"].Type.ToString());
        AssertPromise(estimator, transformer, view);
    }

    [TestMethod]
    public void Fit_Image_PromisesWhatItDelivers()
    {
        PixelReconstructionEstimator estimator = _mlContext.Transforms.ReconstructFromSelectedPixels("Whole", _selection, "Features", AsImages);

        PixelReconstructionTransformer transformer = estimator.Fit(_view);

        Assert.AreEqual(new ImageDataViewType(Pictures.Height, Pictures.Width), transformer.Transform(_view).Schema["Whole"].Type);
        AssertPromise(estimator, transformer, _view);
    }

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void Fit_InPlace_PromisesWhatItDelivers(bool isImage)
    {
        PixelReconstructionEstimator estimator =
            _mlContext.Transforms.ReconstructFromSelectedPixels("Features", _selection, options: isImage ? AsImages : SmallBatches);

        PixelReconstructionTransformer transformer = estimator.Fit(_view);

        AssertPromise(estimator, transformer, _view);
        IDataView output = transformer.Transform(_view);
        if (isImage)
        {
            CollectionAssert.AreEqual(Reconstruction(AsImages).Transform(_view).Images()[13], output.Images("Features")[13]);
        }
        else
        {
            CollectionAssert.AreEqual(Reconstruction().Transform(_view).Vectors()[13], output.Vectors("Features")[13]);
        }
    }

    [TestMethod]
    public void Transform_Always_ReadsNothingUntilItIsRead()
    {
        var counting = new CountingView(_view);

        IDataView lazy = Reconstruction().Transform(counting);
        Assert.AreEqual(0, counting.Cursors, "Transform must not read.");
        CollectionAssert.AreEqual(Cells.Read(lazy), Cells.Read(lazy));
        int before = counting.Cursors;
        Assert.HasCount(20, lazy.GetColumn<string>("Text").ToArray());

        Assert.AreEqual(before + 1, counting.Cursors, "Other columns need no network.");
    }

    [TestMethod]
    public void Transform_RowByRow_IsAsInBatches()
    {
        ITransformer transformer = Reconstruction();
        IDataView output = transformer.Transform(_view);
        IRowToRowMapper mapper = transformer.GetRowToRowMapper(_view.Schema);
        Schemas.AssertEqual(output.Schema, mapper.OutputSchema);
        DataViewSchema.Column[] wanted = [.. mapper.OutputSchema.Where(column => !column.IsHidden)];
        using DataViewRowCursor cursor = _view.GetRowCursor(mapper.GetDependencies(wanted));
        using DataViewRow row = mapper.GetRow(cursor, wanted);
        ValueGetter<VBuffer<float>> getter = row.GetGetter<VBuffer<float>>(mapper.OutputSchema["Kept"]);
        ValueGetter<ReadOnlyMemory<char>> text = row.GetGetter<ReadOnlyMemory<char>>(mapper.OutputSchema["Text"]);

        foreach ((float[] expected, string expectedText) in output.Vectors().Zip(output.GetColumn<string>("Text")))
        {
            Assert.IsTrue(cursor.MoveNext());
            VBuffer<float> values = default;
            ReadOnlyMemory<char> texts = default;
            getter(ref values);
            getter(ref values);
            text(ref texts);
            AssertNear(expected, [.. values.DenseValues()]);
            Assert.AreEqual(expectedText, texts.ToString());
            Assert.AreEqual(cursor.Position, row.Position);
        }
    }

    [TestMethod]
    public void GetDependencies_Always_AreTheColumnsThatAreNeeded()
    {
        IRowToRowMapper mapper = ((ITransformer)Reconstruction()).GetRowToRowMapper(_view.Schema);

        Assert.AreEqual("Features", mapper.GetDependencies([mapper.OutputSchema["Kept"]]).Single().Name);
        Assert.AreEqual("Text", mapper.GetDependencies([mapper.OutputSchema["Text"]]).Single().Name);
        Assert.AreEqual("Features", mapper.GetDependencies([mapper.OutputSchema["Kept"], mapper.OutputSchema["Features"]]).Single().Name);
    }

    [TestMethod]
    public void GetRow_OtherColumnsOnly_HasNoReconstruction()
    {
        IRowToRowMapper mapper = ((ITransformer)Reconstruction()).GetRowToRowMapper(_view.Schema);
        using DataViewRowCursor cursor = _view.GetRowCursor([_view.Schema["Text"]]);
        using DataViewRow row = mapper.GetRow(cursor, [mapper.OutputSchema["Text"]]);

        Assert.IsTrue(row.IsColumnActive(mapper.OutputSchema["Text"]));
        Assert.IsFalse(row.IsColumnActive(mapper.OutputSchema["Features"]));
        Assert.IsFalse(row.IsColumnActive(mapper.OutputSchema["Kept"]));
        Assert.Throws<ArgumentException>(() => row.GetGetter<VBuffer<float>>(mapper.OutputSchema["Kept"]));
    }

    [TestMethod]
    public void Predict_Vector_IsAsInBatches()
    {
        float[][] batch = Reconstruction().Transform(_view).Vectors();

        using PredictionEngine<PixelRow, Selected<float>> engine =
            _mlContext.Model.CreatePredictionEngine<PixelRow, Selected<float>>(Reconstruction(), _view.Schema);

        for (int row = 0; row < _rows.Length; row++)
        {
            AssertNear(batch[row], engine.Predict(_rows[row]).Kept);
        }
    }

    [TestMethod]
    public void Predict_ChainOfBoth_IsAsInBatches()
    {
        ITransformer chain = _mlContext.Transforms.SelectPixelsByLogitNormalMask("Masked", "Features", options: Picking.Hasty)
            .Append(_mlContext.Transforms.ReconstructFromSelectedPixels("Kept", _selection, "Masked")).Fit(_view);
        float[][] batch = chain.Transform(_view).Vectors();

        using PredictionEngine<PixelRow, Selected<float>> engine =
            _mlContext.Model.CreatePredictionEngine<PixelRow, Selected<float>>(chain, _view.Schema);

        AssertNear(Reconstruction().Transform(_view).Vectors()[4], batch[4]);
        AssertNear(batch[4], engine.Predict(_rows[4]).Kept);
    }

    [TestMethod]
    public void Predict_ImageColumns_GivesTheImage()
    {
        IDataView images = _mlContext.LoadImages(_rows);
        using PixelMaskTransformer selection = Picking.Fit(_mlContext, images, input: "Image");
        ITransformer reconstruction = _mlContext.Transforms.ReconstructFromSelectedPixels(
            "Image", selection, "Kept", new() { Output = PixelReconstructionOutput.Image }).Fit(selection.Transform(images));
        var chain = new TransformerChain<ITransformer>(selection, reconstruction);
        byte[][] batch = chain.Transform(images).Images("Image");

        using PredictionEngine<ImageRow, ImageRow> engine = _mlContext.Model.CreatePredictionEngine<ImageRow, ImageRow>(chain);

        using MLImage image = engine.Predict(PixelViews.ImageRows(_rows).ElementAt(3)).Image!;
        CollectionAssert.AreEqual(batch[3], PixelViews.Colors(image));
    }

    [TestMethod]
    public void GetRowCursor_SeveralAtOnce_GoThroughTheRowsByThemselves()
    {
        IDataView output = Reconstruction().Transform(_view);
        float[][] expected = output.Vectors();
        DataViewSchema.Column column = output.Schema["Kept"];
        using DataViewRowCursor first = output.GetRowCursor([column]);
        using DataViewRowCursor second = output.GetRowCursor([column]);
        ValueGetter<VBuffer<float>> ofFirst = first.GetGetter<VBuffer<float>>(column);
        ValueGetter<VBuffer<float>> ofSecond = second.GetGetter<VBuffer<float>>(column);
        VBuffer<float> values = default;
        for (int row = 0; row < 10; row++)
        {
            Assert.IsTrue(first.MoveNext());
        }

        for (int row = 0; row < 3; row++)
        {
            Assert.IsTrue(second.MoveNext());
        }

        ofSecond(ref values);
        CollectionAssert.AreEqual(expected[2], values.DenseValues().ToArray());
        ofFirst(ref values);
        CollectionAssert.AreEqual(expected[9], values.DenseValues().ToArray());
        Assert.AreEqual((9L, 2L), (first.Position, second.Position));
    }

    [TestMethod]
    public void GetRowCursor_Threads_ReadTheSame()
    {
        IDataView output = Reconstruction().Transform(_view);
        float[] expected = output.Vectors()[13];

        Task<float[]>[] readings = [.. Enumerable.Range(0, 4).Select(_ => Task.Run(() => output.Vectors()[13]))];

        foreach (Task<float[]> reading in readings)
        {
            CollectionAssert.AreEqual(expected, reading.Result);
        }
    }

    [TestMethod]
    public void GetRowCursor_RowsLeftOut_GivesEachItsOwn()
    {
        IDataView output = Reconstruction().Transform(_view);
        float[][] expected = output.Vectors();
        DataViewSchema.Column column = output.Schema["Kept"];
        using DataViewRowCursor cursor = output.GetRowCursor(output.Schema);
        ValueGetter<VBuffer<float>> getter = cursor.GetGetter<VBuffer<float>>(column);
        ValueGetter<float> value = cursor.GetGetter<float>(output.Schema["Value"]);
        for (int row = 0; cursor.MoveNext(); row++)
        {
            if (row % 9 != 8)
            {
                continue;
            }

            VBuffer<float> values = default;
            float at = 0;
            getter(ref values);
            value(ref at);
            Assert.AreEqual(row, at);
            CollectionAssert.AreEqual(expected[row], values.DenseValues().ToArray());
        }
    }

    [TestMethod]
    public void GetRowCursor_OtherColumnsOnly_HasNoReconstruction()
    {
        IDataView output = Reconstruction().Transform(_view);
        using DataViewRowCursor cursor = output.GetRowCursor([output.Schema["Text"]]);

        Assert.IsTrue(cursor.IsColumnActive(output.Schema["Text"]));
        Assert.IsFalse(cursor.IsColumnActive(output.Schema["Value"]));
        Assert.IsFalse(cursor.IsColumnActive(output.Schema["Kept"]));
        Assert.Throws<ArgumentException>(() => cursor.GetGetter<VBuffer<float>>(output.Schema["Kept"]));
        CollectionAssert.AreEqual(_rows.Select(row => row.Text).ToArray(), output.GetColumn<string>("Text").ToArray());
    }

    [TestMethod]
    public void GetGetter_OfAnotherType_ThrowsNamingTheColumn()
    {
        IDataView output = Reconstruction().Transform(_view);
        using DataViewRowCursor cursor = output.GetRowCursor(output.Schema);

        Refusal.Throws<InvalidOperationException>(
            () => cursor.GetGetter<VBuffer<double>>(output.Schema["Kept"]), "'Kept'", "Single", "Double");
    }

    [TestMethod]
    public void GetGetter_Twice_GivesBuffersOfTheReadersOwn()
    {
        IDataView output = Reconstruction().Transform(_view);
        using DataViewRowCursor cursor = output.GetRowCursor(output.Schema);
        ValueGetter<VBuffer<float>> getter = cursor.GetGetter<VBuffer<float>>(output.Schema["Kept"]);
        VBuffer<float> first = default;
        VBuffer<float> second = default;
        cursor.MoveNext();
        getter(ref first);
        float[] before = [.. first.DenseValues()];
        cursor.MoveNext();
        getter(ref second);

        CollectionAssert.AreEqual(before, first.DenseValues().ToArray());
        CollectionAssert.AreNotEqual(before, second.DenseValues().ToArray());
    }

    [TestMethod]
    public void GetRowCursorSet_Always_HasEveryRowOnce()
    {
        IDataView output = Reconstruction().Transform(_view);

        int rows = 0;
        foreach (DataViewRowCursor cursor in output.GetRowCursorSet([output.Schema["Kept"]], 3, new Random(1)))
        {
            using (cursor)
            {
                while (cursor.MoveNext())
                {
                    rows++;
                }
            }
        }

        Assert.AreEqual(20, rows);
        Assert.AreEqual(20L, output.GetRowCount());
        Assert.IsFalse(output.CanShuffle);
    }

    [TestMethod]
    public void Transform_FilteredRows_AreTheSame()
    {
        IDataView output = Reconstruction().Transform(_view);
        float[][] expected = output.Vectors();

        // Before and after: filters give rows other numbers than their places.
        foreach (IDataView part in new[]
        {
            _mlContext.Data.TrainTestSplit(output, 0.4, seed: 3).TestSet,
            Reconstruction().Transform(_mlContext.Data.TrainTestSplit(_view, 0.4, seed: 3).TestSet),
        })
        {
            int[] places = [.. part.GetColumn<float>("Value").Select(value => (int)value)];
            Assert.IsInRange(2, 16, places.Length);
            foreach ((float[] vector, int place) in part.Vectors().Zip(places))
            {
                AssertNear(expected[place], vector);
            }
        }
    }

    [TestMethod]
    public void Fit_BehindACacheCheckpoint_IsTheSame()
    {
        ITransformer chain = _mlContext.Transforms.CopyColumns("Copy", "Features")
            .AppendCacheCheckpoint(_mlContext)
            .Append(_mlContext.Transforms.ReconstructFromSelectedPixels("Kept", _selection, "Copy"))
            .Fit(_view);

        AssertNear(Reconstruction().Transform(_view).Vectors()[5], chain.Transform(_view).Vectors()[5]);
    }

    [TestMethod]
    public void Transform_NoRows_GivesNone() => Assert.IsEmpty(Reconstruction().Transform(_mlContext.Load([])).Vectors());

    [TestMethod]
    public void Transform_Always_PassesRowsThrough()
    {
        IDataView output = Reconstruction().Transform(_view);

        CollectionAssert.AreEqual(
            Cells.Read(_view), Cells.Read(output).Select(row => row[..row.LastIndexOf(" | ", StringComparison.Ordinal)]).ToArray());
    }

    [TestMethod]
    public void Dispose_Cursor_DisposesOfWhatItReads()
    {
        PixelRow[] rows = Pictures.Create(rows: 3);
        ImageRow[] images = [.. PixelViews.ImageRows(rows)];
        using PixelMaskTransformer selection = Picking.Fit(_mlContext, _mlContext.LoadImages(_rows), input: "Image");
        IDataView extracted = selection.Transform(_mlContext.Data.LoadFromEnumerable(images));

        _mlContext.Transforms.ReconstructFromSelectedPixels("Whole", selection, "Kept").Fit(extracted).Transform(extracted).Vectors("Whole");

        // The stock extraction disposes of the last image with its cursor.
        Assert.ThrowsExactly<InvalidOperationException>(() => images[2].Image!.Width);
    }

    [TestMethod]
    public void Dispose_Row_DisposesOfWhatItReads()
    {
        ITransformer reconstruction = Reconstruction();
        IRowToRowMapper mapper = reconstruction.GetRowToRowMapper(_view.Schema);
        var watched = new WatchedRow(_view.GetRowCursor(_view.Schema));

        mapper.GetRow(watched, mapper.OutputSchema).Dispose();

        Assert.IsTrue(watched.IsDisposed);
    }

    [TestMethod]
    public void Save_Always_ThrowsSayingWhatToDo()
    {
        using var stream = new MemoryStream();
        Refusal.Throws<NotSupportedException>(
            () => _mlContext.Model.Save(Reconstruction(), _view.Schema, stream), "cannot be saved", "Save the selection alone");
    }

    private PixelReconstructionTransformer Reconstruction(PixelReconstructionOptions? options = null) =>
        _mlContext.Transforms.ReconstructFromSelectedPixels("Kept", _selection, "Features", options ?? SmallBatches).Fit(_view);

    private static void AssertPromise(PixelReconstructionEstimator estimator, PixelReconstructionTransformer transformer, IDataView view)
    {
        IDataView output = transformer.Transform(view);
        Schemas.AssertEqual(estimator.GetOutputSchema(ShapeProbe.Of(view)), ShapeProbe.Of(output));
        Schemas.AssertEqual(output.Schema, transformer.GetOutputSchema(view.Schema));
        Schemas.AssertEqual(output.Schema, ((ITransformer)transformer).GetRowToRowMapper(view.Schema).OutputSchema);
        Assert.IsTrue(((ITransformer)transformer).IsRowToRowMapper);
    }

    // Batches of other sizes may sum up in another order.
    private static void AssertNear(float[] expected, float[] actual)
    {
        Assert.HasCount(expected.Length, actual);
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.AreEqual(expected[i], actual[i], 1e-5f);
        }
    }

    private sealed class WatchedRow(DataViewRow row) : DataViewRow
    {
        public bool IsDisposed { get; private set; }

        public override DataViewSchema Schema => row.Schema;

        public override long Position => row.Position;

        public override long Batch => row.Batch;

        public override bool IsColumnActive(DataViewSchema.Column column) => row.IsColumnActive(column);

        public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column) => row.GetGetter<TValue>(column);

        public override ValueGetter<DataViewRowId> GetIdGetter() => row.GetIdGetter();

        protected override void Dispose(bool disposing)
        {
            IsDisposed = true;
            row.Dispose();
            base.Dispose(disposing);
        }
    }
}
