using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNet.FeatureGating.Data;

/// <summary>The slots of a vector that belong to one categorical column each, as ML.NET's one-hot encodings mark them.</summary>
internal static class CategoricalRanges
{
    private const string Kind = "CategoricalSlotRanges";

    /// <summary>Reads the ranges of a column, in order; none where there are none, or where they make no sense.</summary>
    public static IReadOnlyList<(int First, int Last)> Of(DataViewSchema.Column column)
    {
        if (column.Annotations.Schema.GetColumnOrNull(Kind)?.Type.RawType != typeof(VBuffer<int>))
        {
            return [];
        }

        VBuffer<int> buffer = default;
        column.Annotations.GetValue(Kind, ref buffer);
        int[] ends = [.. buffer.DenseValues()];
        int size = ((VectorDataViewType)column.Type).Size;
        (int First, int Last)[] ranges = [.. ends.Chunk(2).Where(pair => pair.Length == 2).Select(pair => (pair[0], pair[1]))];
        int previous = -1;
        foreach ((int first, int last) in ranges)
        {
            if (first <= previous || last < first || last >= size)
            {
                return [];
            }

            previous = last;
        }

        return ranges;
    }
}
