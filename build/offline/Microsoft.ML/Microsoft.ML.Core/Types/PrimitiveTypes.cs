using Microsoft.ML.Data;

namespace Microsoft.ML.Offline;

/// <summary>The primitive column type that a CLR type stands for.</summary>
internal static class PrimitiveTypes
{
    internal static PrimitiveDataViewType FromRawType(Type rawType)
        => TryFromRawType(rawType)
            ?? throw new ArgumentOutOfRangeException(nameof(rawType), $"No column type holds values of type {rawType}");

    internal static PrimitiveDataViewType? TryFromRawType(Type rawType)
    {
        if (rawType == typeof(ReadOnlyMemory<char>) || rawType == typeof(string))
        {
            return TextDataViewType.Instance;
        }

        return Type.GetTypeCode(rawType) switch
        {
            _ when rawType.IsEnum => null,
            TypeCode.Boolean => BooleanDataViewType.Instance,
            TypeCode.SByte => NumberDataViewType.SByte,
            TypeCode.Byte => NumberDataViewType.Byte,
            TypeCode.Int16 => NumberDataViewType.Int16,
            TypeCode.UInt16 => NumberDataViewType.UInt16,
            TypeCode.Int32 => NumberDataViewType.Int32,
            TypeCode.UInt32 => NumberDataViewType.UInt32,
            TypeCode.Int64 => NumberDataViewType.Int64,
            TypeCode.UInt64 => NumberDataViewType.UInt64,
            TypeCode.Single => NumberDataViewType.Single,
            TypeCode.Double => NumberDataViewType.Double,
            _ => null,
        };
    }
}
