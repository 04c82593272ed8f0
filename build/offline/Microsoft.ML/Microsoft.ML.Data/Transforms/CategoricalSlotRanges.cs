using Microsoft.ML.Data;

namespace Microsoft.ML.Offline;

/// <summary>The annotation that says which slots of a vector belong to one categorical column each: pairs of first and last.</summary>
internal static class CategoricalSlotRanges
{
    /// <summary>Reads the ranges; none if there are none, or none that are in order and within the column.</summary>
    internal static int[] Get(DataViewSchema.Column column)
    {
        var size = column.Type.VectorSize();
        if (size == 0 || column.Annotations.Schema.GetColumnOrNull(AnnotationKinds.CategoricalSlotRanges)?.Type.RawType != typeof(VBuffer<int>))
        {
            return [];
        }

        VBuffer<int> value = default;
        column.Annotations.GetValue(AnnotationKinds.CategoricalSlotRanges, ref value);
        int[] ranges = [.. value.DenseValues()];
        var isValid = ranges.Length % 2 == 0;
        for (var i = 0; isValid && i < ranges.Length; i += 2)
        {
            isValid = ranges[i] > (i == 0 ? -1 : ranges[i - 1]) && ranges[i] <= ranges[i + 1] && ranges[i + 1] < size;
        }

        return isValid ? ranges : [];
    }

    internal static void Add(DataViewSchema.Annotations.Builder builder, int[] ranges)
    {
        if (ranges.Length > 0)
        {
            builder.Add(
                AnnotationKinds.CategoricalSlotRanges,
                new VectorDataViewType(NumberDataViewType.Int32, ranges.Length),
                (ref VBuffer<int> value) => new VBuffer<int>(ranges.Length, ranges).CopyTo(ref value));
        }
    }
}
