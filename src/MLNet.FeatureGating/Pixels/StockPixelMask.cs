using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNet.FeatureGating.Pixels;

/// <summary>
/// Makes the stock transformer that sets given values to 0 and leaves the others as they are. Fitted on two rows, the mask and its negative,
/// the stock normaliser has the scale 1 where the mask is 1 and 0 where it is 0, and no offset.
/// </summary>
internal static class StockPixelMask
{
    public static IEstimator<ITransformer> Estimator(MLContext context, string outputName, string inputName) =>
        context.Transforms.NormalizeMinMax(outputName, inputName, fixZero: true);

    public static ITransformer Create(MLContext context, string outputName, DataViewSchema.Column input, IReadOnlyList<bool> isSelected)
    {
        bool isSingle = ((VectorDataViewType)input.Type).ItemType.RawType == typeof(float);
        IDataView rows = isSingle
            ? Rows(context, input, Both(sign => new SingleRow { Values = [.. isSelected.Select(kept => kept ? (float)sign : 0)] }))
            : Rows(context, input, Both(sign => new DoubleRow { Values = [.. isSelected.Select(kept => kept ? (double)sign : 0)] }));
        return Estimator(context, outputName, input.Name).Fit(rows);
    }

    private static TRow[] Both<TRow>(Func<int, TRow> make) => [make(1), make(-1)];

    private static IDataView Rows<TRow>(MLContext context, DataViewSchema.Column input, TRow[] rows)
        where TRow : class
    {
        SchemaDefinition definition = SchemaDefinition.Create(typeof(TRow));
        definition[nameof(SingleRow.Values)].ColumnName = input.Name;
        definition[input.Name].ColumnType = input.Type;
        return context.Data.LoadFromEnumerable(rows, definition);
    }

    private sealed class SingleRow
    {
        public required float[] Values { get; init; }
    }

    private sealed class DoubleRow
    {
        public required double[] Values { get; init; }
    }
}
