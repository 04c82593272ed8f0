using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNet.FeatureGating.Pixels;

/// <summary>A view with a column of reconstructed images: they are made batch by batch, ahead of the row that is asked for.</summary>
internal sealed class ReconstructedView(IDataView input, ReconstructionBinding binding, int batchSize) : IDataView
{
    // Two cursors go through the rows side by side, which only works in their own order.
    public bool CanShuffle => false;

    public DataViewSchema Schema => binding.Schema;

    public long? GetRowCount() => input.GetRowCount();

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null)
    {
        ArgumentNullException.ThrowIfNull(columnsNeeded);
        DataViewSchema.Column[] needed = [.. columnsNeeded];
        bool isReconstructed = needed.Any(column => column.Index == binding.Output.Index);
        IEnumerable<DataViewSchema.Column> passed = needed.Where(column => column.Index < input.Schema.Count)
            .Select(column => input.Schema[column.Index]);
        DataViewRowCursor rows = input.GetRowCursor(passed, isReconstructed ? null : rand);
        DataViewRowCursor? ahead = isReconstructed ? input.GetRowCursor([binding.Input]) : null;
        return new ReconstructedCursor(rows, ahead, binding, batchSize);
    }

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null) =>
        [GetRowCursor(columnsNeeded, rand)];
}
