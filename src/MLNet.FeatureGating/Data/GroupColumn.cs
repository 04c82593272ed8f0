using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNet.FeatureGating.Data;

/// <summary>A column whose values tell which rows belong together, such as a patient's number: text, a key, a number or Boolean.</summary>
internal static class GroupColumn
{
    /// <summary>Checks the column.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The column is missing, or of a type that cannot be compared.</exception>
    public static void Check(DataViewSchema schema, string name)
    {
        DataViewType type = schema.RequireColumn(name, "Sampling key").Type;
        if (type is not (TextDataViewType or KeyDataViewType or NumberDataViewType or BooleanDataViewType))
        {
            throw SchemaErrors.WrongType("Sampling key", name, "text, a key, a number or Boolean", type);
        }
    }

    /// <summary>Gives a function that reads the group of the cursor's row: groups are numbered from 0, as they come.</summary>
    public static Func<int> Reader(DataViewRow row, string name)
    {
        DataViewSchema.Column column = row.Schema[name];
        return column.Type.RawType switch
        {
            var raw when raw == typeof(ReadOnlyMemory<char>) => Read<ReadOnlyMemory<char>, string>(row, column, text => text.ToString()),
            var raw when raw == typeof(bool) => Read<bool, bool>(row, column, value => value),
            var raw when raw == typeof(float) => Read<float, float>(row, column, value => value),
            var raw when raw == typeof(double) => Read<double, double>(row, column, value => value),
            var raw when raw == typeof(sbyte) => Read<sbyte, sbyte>(row, column, value => value),
            var raw when raw == typeof(short) => Read<short, short>(row, column, value => value),
            var raw when raw == typeof(int) => Read<int, int>(row, column, value => value),
            var raw when raw == typeof(long) => Read<long, long>(row, column, value => value),
            var raw when raw == typeof(byte) => Read<byte, byte>(row, column, value => value),
            var raw when raw == typeof(ushort) => Read<ushort, ushort>(row, column, value => value),
            var raw when raw == typeof(uint) => Read<uint, uint>(row, column, value => value),
            _ => Read<ulong, ulong>(row, column, value => value),
        };
    }

    private static Func<int> Read<TValue, TKey>(DataViewRow row, DataViewSchema.Column column, Func<TValue, TKey> convert)
        where TKey : notnull
    {
        ValueGetter<TValue> getter = row.GetGetter<TValue>(column);
        var groups = new Dictionary<TKey, int>();
        TValue value = default!;
        return () =>
        {
            getter(ref value);
            TKey key = convert(value);
            if (!groups.TryGetValue(key, out int group))
            {
                group = groups.Count;
                groups.Add(key, group);
            }

            return group;
        };
    }
}
