using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNet.FeatureGating.Selection;

/// <summary>
/// Makes the stock transformer that keeps given slots. Fitted on one row that is 1 in the kept slots and 0 elsewhere, the stock count
/// selection keeps just those: so a model with it is saved and loaded by ML.NET alone.
/// </summary>
internal static class StockSlotSelector
{
    public static IEstimator<ITransformer> Estimator(MLContext context, string outputName, string inputName) =>
        context.Transforms.FeatureSelection.SelectFeaturesBasedOnCount(outputName, inputName, count: 1);

    public static ITransformer Create(
        MLContext context, string outputName, DataViewSchema.Column input, IReadOnlyList<bool> isSelected)
    {
        bool isSingle = ((VectorDataViewType)input.Type).ItemType.RawType == typeof(float);
        IDataView row = isSingle
            ? Row<SingleRow>(context, input, new SingleRow { Values = [.. isSelected.Select(kept => kept ? 1f : 0f)] })
            : Row<DoubleRow>(context, input, new DoubleRow { Values = [.. isSelected.Select(kept => kept ? 1d : 0d)] });
        return Estimator(context, outputName, input.Name).Fit(row);
    }

    private static IDataView Row<TRow>(MLContext context, DataViewSchema.Column input, TRow row)
        where TRow : class
    {
        SchemaDefinition definition = SchemaDefinition.Create(typeof(TRow));
        definition[nameof(SingleRow.Values)].ColumnName = input.Name;
        definition[input.Name].ColumnType = input.Type;
        return context.Data.LoadFromEnumerable([row], definition);
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
