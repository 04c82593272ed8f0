using System.Runtime.CompilerServices;
using Microsoft.ML.Data;

namespace Microsoft.ML.Offline;

/// <summary>Collects the different values of one column as a cursor moves.</summary>
internal abstract class KeyMapFit
{
    internal static KeyMapFit Create(DataViewRow row, DataViewSchema.Column column, int maximumCount)
    {
        var itemType = (PrimitiveDataViewType)column.Type.ItemType();
        Require.Param(
            itemType is not KeyDataViewType,
            nameof(column),
            $"Column '{column.Name}' of type {column.Type} cannot be mapped to keys.");
        return Getters.Invoke<KeyMapFit>(CreateTyped<int>, itemType.RawType, row, column, itemType, maximumCount);
    }

    internal abstract void AddRow();

    /// <summary>Makes the map, in the order of occurrence or of the values.</summary>
    internal abstract KeyMap ToMap(bool sort);

    private static Typed<T> CreateTyped<T>(DataViewRow row, DataViewSchema.Column column, PrimitiveDataViewType itemType, int maximumCount)
        where T : notnull
        => new Typed<T>(row, column, itemType, maximumCount);

    private sealed class Typed<T> : KeyMapFit
        where T : notnull
    {
        private readonly HashSet<T> _seen = new(Comparers.Equality<T>());
        private readonly List<T> _values = [];
        private readonly PrimitiveDataViewType _itemType;
        private readonly int _maximumCount;
        private readonly Action _addRow;

        internal Typed(DataViewRow row, DataViewSchema.Column column, PrimitiveDataViewType itemType, int maximumCount)
        {
            _itemType = itemType;
            _maximumCount = maximumCount;
            _addRow = column.Type is VectorDataViewType ? AddVectors(row.GetGetter<VBuffer<T>>(column)) : AddScalars(row.GetGetter<T>(column));
        }

        internal override void AddRow() => _addRow();

        internal override KeyMap ToMap(bool sort)
        {
            if (sort)
            {
                _values.Sort(Comparers.Order<T>());
            }

            return new KeyMap<T>(_itemType, [.. _values]);
        }

        private Action AddScalars(ValueGetter<T> getter)
        {
            T value = default!;
            return () =>
            {
                getter(ref value);
                Add(value);
            };
        }

        private Action AddVectors(ValueGetter<VBuffer<T>> getter)
        {
            VBuffer<T> values = default;
            return () =>
            {
                getter(ref values);
                foreach (var value in values.DenseValues())
                {
                    Add(value);
                }
            };
        }

        private void Add(T value)
        {
            if (_values.Count < _maximumCount && !MissingValues.IsMissing(value) && !_seen.Contains(value))
            {
                var kept = Keep(value);
                _seen.Add(kept);
                _values.Add(kept);
            }
        }

        // Text may be a part of a buffer that is soon overwritten.
        private static T Keep(T value)
        {
            if (value is not ReadOnlyMemory<char> text)
            {
                return value;
            }

            var copy = text.ToString().AsMemory();
            return Unsafe.As<ReadOnlyMemory<char>, T>(ref copy);
        }
    }
}
