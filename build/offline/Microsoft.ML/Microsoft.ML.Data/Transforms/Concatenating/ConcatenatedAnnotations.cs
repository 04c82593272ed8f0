using Microsoft.ML.Data;

namespace Microsoft.ML.Offline;

/// <summary>What is known of a vector because it is known of the columns it was made of.</summary>
internal static class ConcatenatedAnnotations
{
    internal static DataViewSchema.Annotations Create(DataViewSchema.Column[] columns, int size)
    {
        var builder = new DataViewSchema.Annotations.Builder();
        if (columns[0].Type.ItemType() is NumberDataViewType && columns.All(static column => column.IsNormalized()))
        {
            builder.AddPrimitiveValue(AnnotationKinds.IsNormalized, BooleanDataViewType.Instance, true);
        }

        if (size > 0 && columns.Any(static column => column.Type is not VectorDataViewType || column.HasSlotNames()))
        {
            var names = JoinNames(columns, size);
            builder.Add(
                AnnotationKinds.SlotNames,
                new VectorDataViewType(TextDataViewType.Instance, size),
                (ref VBuffer<ReadOnlyMemory<char>> value) => new VBuffer<ReadOnlyMemory<char>>(size, names).CopyTo(ref value));
        }

        if (size > 0)
        {
            CategoricalSlotRanges.Add(builder, JoinRanges(columns));
        }

        return builder.ToAnnotations();
    }

    /// <summary>A scalar's name is that of its column; a slot's is that of its column and its own.</summary>
    private static ReadOnlyMemory<char>[] JoinNames(DataViewSchema.Column[] columns, int size)
    {
        var names = new ReadOnlyMemory<char>[size];
        var offset = 0;
        foreach (var column in columns)
        {
            if (column.Type is not VectorDataViewType)
            {
                names[offset] = column.Name.AsMemory();
            }
            else if (column.HasSlotNames())
            {
                VBuffer<ReadOnlyMemory<char>> slots = default;
                column.GetSlotNames(ref slots);
                var next = offset;
                foreach (var name in slots.DenseValues())
                {
                    names[next++] = name.IsEmpty ? default : $"{column.Name}.{name}".AsMemory();
                }
            }

            offset += column.Type.ValueCount();
        }

        return names;
    }
    private static int[] JoinRanges(DataViewSchema.Column[] columns)
    {
        List<int> joined = [];
        var offset = 0;
        foreach (var column in columns)
        {
            joined.AddRange(CategoricalSlotRanges.Get(column).Select(slot => slot + offset));
            offset += column.Type.ValueCount();
        }

        return [.. joined];
    }
}
