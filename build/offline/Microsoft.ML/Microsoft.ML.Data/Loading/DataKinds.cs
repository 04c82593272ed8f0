using Microsoft.ML.Data;

namespace Microsoft.ML.Offline;

/// <summary>The column types that stand for data kinds, and the other way round.</summary>
internal static class DataKinds
{
    internal static PrimitiveDataViewType ColumnType(this DataKind kind) => kind switch
    {
        DataKind.SByte => NumberDataViewType.SByte,
        DataKind.Byte => NumberDataViewType.Byte,
        DataKind.Int16 => NumberDataViewType.Int16,
        DataKind.UInt16 => NumberDataViewType.UInt16,
        DataKind.Int32 => NumberDataViewType.Int32,
        DataKind.UInt32 => NumberDataViewType.UInt32,
        DataKind.Int64 => NumberDataViewType.Int64,
        DataKind.UInt64 => NumberDataViewType.UInt64,
        DataKind.Single => NumberDataViewType.Single,
        DataKind.Double => NumberDataViewType.Double,
        DataKind.String => TextDataViewType.Instance,
        DataKind.Boolean => BooleanDataViewType.Instance,
        DataKind.TimeSpan => TimeSpanDataViewType.Instance,
        DataKind.DateTime => DateTimeDataViewType.Instance,
        DataKind.DateTimeOffset => DateTimeOffsetDataViewType.Instance,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), "Bad item type"),
    };

    internal static DataKind? Of(Type itemType)
    {
        foreach (var kind in Enum.GetValues<DataKind>())
        {
            if (kind.ColumnType().RawType == itemType)
            {
                return kind;
            }
        }

        return null;
    }
}
