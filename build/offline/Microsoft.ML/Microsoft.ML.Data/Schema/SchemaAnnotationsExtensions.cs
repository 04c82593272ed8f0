using Microsoft.ML.Offline;

namespace Microsoft.ML.Data;

/// <summary>Reads the standard annotations.</summary>
public static class SchemaAnnotationsExtensions
{
    public static bool HasSlotNames(this DataViewSchema.Column column)
        => column.Type.VectorSize() is > 0 and var size
            && column.Annotations.Schema.GetColumnOrNull(AnnotationKinds.SlotNames)?.Type
                is VectorDataViewType { ItemType: TextDataViewType } names
            && names.Size == size;

    public static void GetSlotNames(this DataViewSchema.Column column, ref VBuffer<ReadOnlyMemory<char>> slotNames)
        => column.Annotations.GetValue(AnnotationKinds.SlotNames, ref slotNames);

    public static bool HasKeyValues(this DataViewSchema.Column column, PrimitiveDataViewType? keyValueItemType = null)
        => column.Type.ItemType() is KeyDataViewType key
            && column.Annotations.Schema.GetColumnOrNull(AnnotationKinds.KeyValues)?.Type is VectorDataViewType values
            && key.Count == (ulong)values.Size
            && (keyValueItemType ?? TextDataViewType.Instance).Equals(values.ItemType);

    public static void GetKeyValues<TValue>(this DataViewSchema.Column column, ref VBuffer<TValue> keyValues)
        => column.Annotations.GetValue(AnnotationKinds.KeyValues, ref keyValues);

    public static bool IsNormalized(this DataViewSchema.Column column)
    {
        var isNormalized = false;
        if (column.Annotations.Schema.GetColumnOrNull(AnnotationKinds.IsNormalized)?.Type is BooleanDataViewType)
        {
            column.Annotations.GetValue(AnnotationKinds.IsNormalized, ref isNormalized);
        }

        return isNormalized;
    }
}
