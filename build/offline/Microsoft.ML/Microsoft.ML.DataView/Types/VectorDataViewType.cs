using Microsoft.ML.Offline;

namespace Microsoft.ML.Data;

/// <summary>A vector of primitive items. Its size may be unknown (0).</summary>
public sealed class VectorDataViewType : StructuredDataViewType
{
    public VectorDataViewType(PrimitiveDataViewType itemType, int size = 0)
        : base(typeof(VBuffer<>).MakeGenericType(Require.NotNull(itemType).RawType))
    {
        Require.Param(size >= 0, nameof(size));
        ItemType = itemType;
        Size = size;
    }

    public bool IsKnownSize => Size > 0;

    public PrimitiveDataViewType ItemType { get; }

    public int Size { get; }

    public override bool Equals(DataViewType? other)
        => other is VectorDataViewType vector && vector.ItemType.Equals(ItemType) && vector.Size == Size;

    public override bool Equals(object? other) => Equals(other as DataViewType);

    public override int GetHashCode() => HashCode.Combine(ItemType, Size);

    public override string ToString() => Size > 0 ? $"Vector<{ItemType}, {Size}>" : $"Vector<{ItemType}>";
}
