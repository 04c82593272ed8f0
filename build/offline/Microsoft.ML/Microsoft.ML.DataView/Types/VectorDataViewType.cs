using System.Collections.Immutable;
using Microsoft.ML.Offline;

namespace Microsoft.ML.Data;

/// <summary>A vector of primitive items, of one or more dimensions. Its size may be unknown (0).</summary>
public sealed class VectorDataViewType : StructuredDataViewType
{
    public VectorDataViewType(PrimitiveDataViewType itemType, int size = 0)
        : this(itemType, size >= 0 ? ImmutableArray.Create(size) : throw new ArgumentOutOfRangeException(nameof(size)))
    {
    }

    public VectorDataViewType(PrimitiveDataViewType itemType, params int[] dimensions)
        : this(itemType, dimensions is { Length: > 0 }
            ? ImmutableArray.Create(dimensions)
            : throw new ArgumentOutOfRangeException(nameof(dimensions)))
    {
    }

    public VectorDataViewType(PrimitiveDataViewType itemType, ImmutableArray<int> dimensions)
        : base(typeof(VBuffer<>).MakeGenericType(Require.NotNull(itemType).RawType))
    {
        Require.Param(dimensions.Length > 0, nameof(dimensions));
        Require.Param(dimensions.All(static length => length >= 0), nameof(dimensions));

        ItemType = itemType;
        Dimensions = dimensions;
        Size = dimensions.Aggregate(1, static (size, length) => checked(size * length));
    }

    public ImmutableArray<int> Dimensions { get; }

    public bool IsKnownSize => Size > 0;

    public PrimitiveDataViewType ItemType { get; }

    public int Size { get; }

    public override bool Equals(DataViewType? other)
        => other is VectorDataViewType vector && vector.ItemType.Equals(ItemType) && vector.Dimensions.SequenceEqual(Dimensions);

    public override bool Equals(object? other) => Equals(other as DataViewType);

    public override int GetHashCode()
    {
        var hash = default(HashCode);
        hash.Add(ItemType);
        foreach (var length in Dimensions)
        {
            hash.Add(length);
        }

        return hash.ToHashCode();
    }

    public override string ToString()
    {
        var lengths = Dimensions.Length == 1
            ? Size > 0 ? $", {Size}" : string.Empty
            : string.Concat(Dimensions.Select(static length => length > 0 ? $", {length}" : ", *"));
        return $"Vector<{ItemType}{lengths}>";
    }
}
