using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNet.FeatureGating.Pixels;

/// <summary>
/// Pixels that the stock transformer extracts from images. It takes a missing image for a black one, and does not say which one has another size.
/// </summary>
internal sealed class ExtractedPixels(IDataView view, string pixelName, string imageName) : IDataView
{
    public bool CanShuffle => view.CanShuffle;

    public DataViewSchema Schema => view.Schema;

    public long? GetRowCount() => view.GetRowCount();

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null) =>
        new Cursor(view.GetRowCursor(columnsNeeded, rand), pixelName, imageName);

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null) =>
        [GetRowCursor(columnsNeeded, rand)];

    private sealed class Cursor(DataViewRowCursor rows, string pixelName, string imageName) : DataViewRowCursor
    {
        public override DataViewSchema Schema => rows.Schema;

        public override long Position => rows.Position;

        public override long Batch => rows.Batch;

        public override bool MoveNext() => rows.MoveNext();

        public override bool IsColumnActive(DataViewSchema.Column column) => rows.IsColumnActive(column);

        public override ValueGetter<DataViewRowId> GetIdGetter() => rows.GetIdGetter();

        public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
        {
            ValueGetter<TValue> getter = rows.GetGetter<TValue>(column);
            return column.Index == Schema[pixelName].Index && getter is ValueGetter<VBuffer<float>> pixels
                ? (ValueGetter<TValue>)(Delegate)Checked(pixels)
                : getter;
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                rows.Dispose();
            }

            base.Dispose(disposing);
        }

        private ValueGetter<VBuffer<float>> Checked(ValueGetter<VBuffer<float>> getter) => (ref VBuffer<float> pixels) =>
        {
            // ResizeImages gives a disposed image where there is none.
            try
            {
                getter(ref pixels);
            }
            catch (InvalidOperationException e)
            {
                throw new InvalidOperationException(
                    $"Input column '{imageName}' must hold images of the size that its type says, but the pixels of the one in row {Position} "
                    + $"cannot be taken: {e.Message} Give all images one size with ResizeImages, leave rows without an image out, and dispose of "
                    + "none before it was read.",
                    e);
            }

            // Of an image, black or not, all values are given.
            if (!pixels.IsDense)
            {
                throw new InvalidOperationException(
                    $"Input column '{imageName}' must hold an image in every row, but row {Position} has none. Leave such rows out of the data.");
            }
        };
    }
}
