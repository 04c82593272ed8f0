using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNet.FeatureGating.Tests.Support;

/// <summary>What ML.NET expects of every estimator and its transformer, in the spirit of its own TestEstimatorCore.</summary>
internal static class EstimatorContract
{
    /// <summary>Works an estimator out.</summary>
    /// <typeparam name="TRow">The type of the rows.</typeparam>
    /// <typeparam name="T">The item type of the output column, <c>Kept</c>.</typeparam>
    public static void Check<TRow, T>(MLContext mlContext, IEstimator<ITransformer> estimator, IReadOnlyList<TRow> rows, IDataView train)
        where TRow : class
    {
        ITransformer transformer = estimator.Fit(train);
        IDataView output = transformer.Transform(train);

        Schemas.AssertEqual(estimator.GetOutputSchema(ShapeProbe.Of(train)), ShapeProbe.Of(output));
        Schemas.AssertEqual(output.Schema, transformer.GetOutputSchema(train.Schema));
        CheckCursors(transformer, train);
        CheckSaving(mlContext, transformer, train, output);
        CheckRowMapper(transformer, train, output);
        CheckPredictionEngine<TRow, T>(mlContext, transformer, rows, train, output);
        CheckUnfit(mlContext, estimator, transformer);
    }

    private static void CheckCursors(ITransformer transformer, IDataView train)
    {
        var counting = new CountingView(train);
        IDataView lazy = transformer.Transform(counting);
        Assert.AreEqual(0, counting.Cursors, "Transform must not read.");
        CollectionAssert.AreEqual(Cells.Read(lazy), Cells.Read(lazy));
        Assert.AreEqual(2, counting.Cursors);
    }

    private static void CheckSaving(MLContext mlContext, ITransformer transformer, IDataView train, IDataView output)
    {
        using var stream = new MemoryStream();
        mlContext.Model.Save(transformer, train.Schema, stream);
        stream.Position = 0;

        ITransformer loaded = new MLContext().Model.Load(stream, out DataViewSchema inputSchema);

        Schemas.AssertEqual(train.Schema, inputSchema);
        IDataView reloaded = loaded.Transform(train);
        Schemas.AssertEqual(output.Schema, reloaded.Schema);
        CollectionAssert.AreEqual(Cells.Read(output), Cells.Read(reloaded));
    }

    private static void CheckRowMapper(ITransformer transformer, IDataView train, IDataView output)
    {
        Assert.IsTrue(transformer.IsRowToRowMapper);
        IRowToRowMapper mapper = transformer.GetRowToRowMapper(train.Schema);
        Schemas.AssertEqual(output.Schema, mapper.OutputSchema);
        DataViewSchema.Column[] wanted = [.. mapper.OutputSchema.Where(column => !column.IsHidden)];
        using DataViewRowCursor cursor = train.GetRowCursor(mapper.GetDependencies(wanted));
        using DataViewRow mapped = mapper.GetRow(cursor, wanted);
        Func<string> reader = Cells.Reader(mapped, wanted);
        foreach (string expected in Cells.Read(output))
        {
            Assert.IsTrue(cursor.MoveNext());
            Assert.AreEqual(expected, reader());
        }
    }

    private static void CheckPredictionEngine<TRow, T>(
        MLContext mlContext, ITransformer transformer, IReadOnlyList<TRow> rows, IDataView train, IDataView output)
        where TRow : class
    {
        using PredictionEngine<TRow, Selected<T>> engine =
            mlContext.Model.CreatePredictionEngine<TRow, Selected<T>>(transformer, train.Schema);
        T[][] batch = [.. output.GetColumn<T[]>(nameof(Selected<>.Kept))];
        Assert.HasCount(rows.Count, batch);
        for (int row = 0; row < rows.Count; row++)
        {
            CollectionAssert.AreEqual(batch[row], engine.Predict(rows[row]).Kept);
        }
    }

    private static void CheckUnfit(MLContext mlContext, IEstimator<ITransformer> estimator, ITransformer transformer)
    {
        IDataView text = mlContext.Data.LoadFromEnumerable([new TextRow()]);
        IDataView empty = mlContext.Data.LoadFromEnumerable([new LabelRow()]);
        foreach (IDataView unfit in new[] { text, empty })
        {
            Assert.Throws<ArgumentException>(() => estimator.Fit(unfit));
            Assert.Throws<ArgumentException>(() => estimator.GetOutputSchema(ShapeProbe.Of(unfit)));
        }

        Assert.Throws<ArgumentException>(() => transformer.Transform(empty));
        Assert.Throws<ArgumentException>(() => transformer.GetOutputSchema(empty.Schema));
    }

    private sealed class TextRow
    {
        public string Features { get; set; } = "text";

        public string Doubles { get; set; } = "text";

        public string X0 { get; set; } = "text";

        public bool Label { get; set; }
    }

    private sealed class LabelRow
    {
        public bool Label { get; set; }
    }
}
