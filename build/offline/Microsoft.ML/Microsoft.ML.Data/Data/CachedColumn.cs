using Microsoft.ML.Data;

namespace Microsoft.ML.Offline;

/// <summary>The values of one column, in memory.</summary>
internal abstract class CachedColumn
{
    internal static CachedColumn Create(DataViewRow source, DataViewSchema.Column column)
    {
        var type = column.Type is VectorDataViewType vector
            ? typeof(VectorValues<>).MakeGenericType(vector.ItemType.RawType)
            : typeof(ScalarValues<>).MakeGenericType(column.Type.RawType);
        return (CachedColumn)Activator.CreateInstance(type, Getters.Untyped(source, column))!;
    }

    /// <summary>Adds the value of the row that the source is at.</summary>
    internal abstract void AddCurrent();

    internal abstract Delegate CreateGetter(Func<int> row);

    private sealed class ScalarValues<T>(ValueGetter<T> source) : CachedColumn
    {
        private readonly List<T> _values = [];

        internal override void AddCurrent()
        {
            T value = default!;
            source(ref value);
            _values.Add(value);
        }

        internal override Delegate CreateGetter(Func<int> row)
            => (ValueGetter<T>)((ref destination) => destination = _values[row()]);
    }

    private sealed class VectorValues<T>(ValueGetter<VBuffer<T>> source) : CachedColumn
    {
        private readonly List<VBuffer<T>> _values = [];

        internal override void AddCurrent()
        {
            // A new buffer for every row, so that the source cannot write into it again.
            VBuffer<T> value = default;
            source(ref value);
            _values.Add(value);
        }

        internal override Delegate CreateGetter(Func<int> row)
            => (ValueGetter<VBuffer<T>>)((ref destination) => _values[row()].CopyTo(ref destination));
    }
}
