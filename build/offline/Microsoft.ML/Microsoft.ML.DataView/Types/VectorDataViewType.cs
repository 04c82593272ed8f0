using System.Collections.Immutable;
using Microsoft.ML.Offline;

namespace Microsoft.ML.Data;

/// <summary>A vector of primitive items, of one or more dimensions. Its size may be unknown (0).</summary>
public sealed class VectorDataViewType : StructuredDataViewType
{
    public VectorDataViewType(PrimitiveDataViewType itemType, int size = 0)
        : base(typeof(VBuffer<>).MakeGenericType(Require.NotNull(itemType).RawType))
    {
        Require.Param(size >= 0, nameof(size));
        ItemType = itemType;
        Size = size;
        Dimensions = [size];
    }

    public VectorDataViewType(PrimitiveDataViewType itemType, params int[] dimensions)
        : base(typeof(VBuffer<>).MakeGenericType(Require.NotNull(itemType).RawType))
    {
        Require.Param(dimensions is { Length: > 0 } && dimensions.All(static dimension => dimension >= 0), nameof(dimensions));
        ItemType = itemType;
        Size = dimensions.Aggregate(1, static (size, dimension) => checked(size * dimension));
        Dimensions = [.. dimensions];
    }

    public ImmutableArray<int> Dimensions { get; }

    public bool IsKnownSize => Size > 0;

    public PrimitiveDataViewType ItemType { get; }

    public int Size { get; }

    public override bool Equals(DataViewType? other)
        => other is VectorDataViewType vector && vector.ItemType.Equals(ItemType) && vector.Dimensions.SequenceEqual(Dimensions);

    public override bool Equals(object? other) => Equals(other as DataViewType);

    public override int GetHashCode() => HashCode.Combine(ItemType, Size, Dimensions.Length);

    public override string ToString() => Dimensions is [0]
        ? $"Vector<{ItemType}>"
        : $"Vector<{ItemType}, {string.Join(", ", Dimensions.Select(static dimension => dimension > 0 ? $"{dimension}" : "*"))}>";
}
