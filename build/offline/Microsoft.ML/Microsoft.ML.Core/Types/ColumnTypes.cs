using Microsoft.ML.Data;

namespace Microsoft.ML.Offline;

/// <summary>Questions that are asked of column types all the time.</summary>
internal static class ColumnTypes
{
    /// <summary>The item type of a vector, or the type itself.</summary>
    internal static DataViewType ItemType(this DataViewType type) => type is VectorDataViewType vector ? vector.ItemType : type;

    /// <summary>The same type with other items: a vector of the same dimensions, or the item type itself.</summary>
    internal static DataViewType WithItemType(this DataViewType type, PrimitiveDataViewType itemType)
        => type is VectorDataViewType vector ? new VectorDataViewType(itemType, [.. vector.Dimensions]) : itemType;

    /// <summary>The number of slots of a vector (0 if it varies), or 1.</summary>
    internal static int ValueCount(this DataViewType type) => type is VectorDataViewType vector ? vector.Size : 1;

    /// <summary>The number of slots of a vector (0 if it varies), or 0.</summary>
    internal static int VectorSize(this DataViewType type) => type is VectorDataViewType vector ? vector.Size : 0;

    /// <summary>The cardinality of a key, or 0.</summary>
    internal static ulong KeyCount(this DataViewType type) => type is KeyDataViewType key ? key.Count : 0;
}
