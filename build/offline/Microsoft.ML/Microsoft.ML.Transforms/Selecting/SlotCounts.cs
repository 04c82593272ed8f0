using Microsoft.ML.Data;

namespace Microsoft.ML.Offline;

/// <summary>Counts, for each slot of one column, the values that are neither default nor missing, as a cursor moves.</summary>
internal abstract class SlotCounts
{
    private protected SlotCounts(int size) => Counts = new long[size];

    internal long[] Counts { get; }

    internal static SlotCounts Create(DataViewRow row, DataViewSchema.Column column)
        => Getters.Invoke<SlotCounts>(CreateTyped<int>, column.Type.ItemType().RawType, row, column);

    internal abstract void AddRow();

    private static SlotCounts CreateTyped<T>(DataViewRow row, DataViewSchema.Column column)
        => column.Type is VectorDataViewType vector
            ? new OfVector<T>(vector.Size, row.GetGetter<VBuffer<T>>(column))
            : new OfScalar<T>(row.GetGetter<T>(column));

    private static bool IsCounted<T>(T value) => !MissingValues.IsDefault(value) && !MissingValues.IsMissing(value);

    private sealed class OfScalar<T>(ValueGetter<T> getter) : SlotCounts(1)
    {
        internal override void AddRow()
        {
            T value = default!;
            getter(ref value);
            Counts[0] += IsCounted(value) ? 1 : 0;
        }
    }

    private sealed class OfVector<T>(int size, ValueGetter<VBuffer<T>> getter) : SlotCounts(size)
    {
        private VBuffer<T> _row;

        internal override void AddRow()
        {
            getter(ref _row);
            Require.State(_row.Length == Counts.Length, $"Expected {Counts.Length} slots, but got {_row.Length}");
            var values = _row.GetValues();
            var indices = _row.GetIndices();
            for (var i = 0; i < values.Length; i++)
            {
                Counts[_row.IsDense ? i : indices[i]] += IsCounted(values[i]) ? 1 : 0;
            }
        }
    }
}
