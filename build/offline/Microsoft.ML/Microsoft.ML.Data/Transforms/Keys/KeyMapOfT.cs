using System.Globalization;
using Microsoft.ML.Data;

namespace Microsoft.ML.Offline;

/// <inheritdoc/>
internal sealed class KeyMap<T> : KeyMap
    where T : notnull
{
    private readonly T[] _values;
    private readonly Dictionary<T, uint> _keys;

    internal KeyMap(PrimitiveDataViewType itemType, T[] values)
        : base(itemType)
    {
        _values = values;
        _keys = new Dictionary<T, uint>(values.Length, Comparers.Equality<T>());
        foreach (var value in values)
        {
            _keys.Add(value, (uint)_keys.Count + 1);
        }
    }

    internal override int Count => _values.Length;

    internal override void AddKeyValues(DataViewSchema.Annotations.Builder annotations, bool asText)
    {
        if (Count == 0)
        {
            return;
        }

        if (asText && ItemType is not TextDataViewType)
        {
            Add(TextDataViewType.Instance, Array.ConvertAll(_values, static value => ToText(value).AsMemory()));
            return;
        }

        Add(ItemType, _values);

        void Add<TValue>(PrimitiveDataViewType type, TValue[] values)
            => annotations.Add(
                AnnotationKinds.KeyValues,
                new VectorDataViewType(type, values.Length),
                (ref VBuffer<TValue> value) => new VBuffer<TValue>(values.Length, values).CopyTo(ref value));
    }

    internal override Delegate CreateGetter(DataViewRow row, DataViewSchema.Column column)
        => column.Type is VectorDataViewType ? CreateVectorGetter(row, column) : CreateScalarGetter(row, column);

    internal override void Save(BinaryWriter writer)
    {
        writer.WriteType(ItemType);
        writer.Write(_values.Length);
        foreach (var value in _values)
        {
            ValueFormat.Write(writer, value);
        }
    }

    private static string ToText(T value) => value is bool flag ? flag ? "1" : "0" : string.Create(CultureInfo.InvariantCulture, $"{value}");

    // A value that is missing, or was not met when the map was made, has no key.
    private uint KeyOf(T value) => _keys.GetValueOrDefault(value);

    private ValueGetter<uint> CreateScalarGetter(DataViewRow row, DataViewSchema.Column column)
    {
        var getter = row.GetGetter<T>(column);
        T value = default!;
        return (ref uint key) =>
        {
            getter(ref value);
            key = KeyOf(value);
        };
    }

    private ValueGetter<VBuffer<uint>> CreateVectorGetter(DataViewRow row, DataViewSchema.Column column)
    {
        var getter = row.GetGetter<VBuffer<T>>(column);
        VBuffer<T> values = default;
        return (ref VBuffer<uint> keys) =>
        {
            getter(ref values);
            var editor = VBufferEditor.Create(ref keys, values.Length);
            var slot = 0;
            foreach (var value in values.DenseValues())
            {
                editor.Values[slot++] = KeyOf(value);
            }

            keys = editor.Commit();
        };
    }
}
