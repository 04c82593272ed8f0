using Microsoft.ML.Offline;

namespace Microsoft.ML.Data;

/// <summary>A category: 0 is missing, 1 to <see cref="Count"/> are the categories.</summary>
public sealed class KeyDataViewType : PrimitiveDataViewType
{
    public KeyDataViewType(Type type, ulong count)
        : base(type)
    {
        Require.Param(IsValidDataType(Require.NotNull(type)), nameof(type),
            "Type is not valid, it must be Byte, UInt16, UInt32, or UInt64.");
        Require.Param(count > 0 && count <= Maximum(type), nameof(count),
            $"The cardinality of a {nameof(KeyDataViewType)} must not exceed {type.Name}.MaxValue "
            + $"and must be strictly positive, but got {count}.");
        Count = count;
    }

    public ulong Count { get; }

    internal static bool IsValidDataType(Type type)
        => type == typeof(byte) || type == typeof(ushort) || type == typeof(uint) || type == typeof(ulong);

    public override bool Equals(DataViewType? other) => other is KeyDataViewType key && key.RawType == RawType && key.Count == Count;

    public override bool Equals(object? other) => Equals(other as DataViewType);

    public override int GetHashCode() => HashCode.Combine(RawType, Count);

    public override string ToString() => $"Key<{RawType.Name}, 0-{Count - 1}>";

    private static ulong Maximum(Type type) => Type.GetTypeCode(type) switch
    {
        TypeCode.Byte => byte.MaxValue,
        TypeCode.UInt16 => ushort.MaxValue,
        TypeCode.UInt32 => uint.MaxValue,
        _ => ulong.MaxValue,
    };
}
