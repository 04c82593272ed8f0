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
