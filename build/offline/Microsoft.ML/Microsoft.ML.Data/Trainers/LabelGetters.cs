using Microsoft.ML.Data;

namespace Microsoft.ML.Offline;

/// <summary>Reads labels of every type that trainers and evaluators take as numbers. A missing key is NaN.</summary>
internal static class LabelGetters
{
    internal static ValueGetter<float> Create(DataViewRow row, DataViewSchema.Column column)
    {
        if (column.Type is KeyDataViewType)
        {
            return CreateForKey(row, column);
        }

        if (column.Type == NumberDataViewType.Single)
        {
            return row.GetGetter<float>(column);
        }

        if (column.Type == NumberDataViewType.Double)
        {
            return Convert<double>(row, column, static value => (float)value);
        }

        Require.Param(column.Type == BooleanDataViewType.Instance, nameof(column), $"Unsupported type for label column: '{column.Type}'");
        return Convert<bool>(row, column, static value => value ? 1 : 0);
    }

    private static ValueGetter<float> CreateForKey(DataViewRow row, DataViewSchema.Column column)
        => Type.GetTypeCode(column.Type.RawType) switch
        {
            TypeCode.Byte => Convert<byte>(row, column, static key => FromKey(key)),
            TypeCode.UInt16 => Convert<ushort>(row, column, static key => FromKey(key)),
            TypeCode.UInt32 => Convert<uint>(row, column, static key => FromKey(key)),
            _ => Convert<ulong>(row, column, FromKey),
        };

    private static float FromKey(ulong key) => key == 0 ? float.NaN : key - 1;

    private static ValueGetter<float> Convert<T>(DataViewRow row, DataViewSchema.Column column, Func<T, float> convert)
    {
        var getter = row.GetGetter<T>(column);
        T value = default!;
        return (ref float label) =>
        {
            getter(ref value);
            label = convert(value);
        };
    }
}
