using Microsoft.ML.Data;

namespace Microsoft.ML.Offline;

/// <summary>The names and annotations of the columns that models put out.</summary>
internal static class ScoreColumns
{
    internal const string Score = "Score";
    internal const string Probability = "Probability";
    internal const string PredictedLabel = "PredictedLabel";

    private static readonly KeyDataViewType SetIdType = new(typeof(uint), int.MaxValue);

    /// <summary>Annotations that tell which columns one model made together, and what each of them is.</summary>
    internal static DataViewSchema.Annotations.Builder Describe(DataViewSchema input, string modelKind, string valueKind)
    {
        var builder = new DataViewSchema.Annotations.Builder();
        builder.AddPrimitiveValue(AnnotationKinds.ScoreColumnKind, TextDataViewType.Instance, modelKind.AsMemory());
        builder.AddPrimitiveValue(AnnotationKinds.ScoreValueKind, TextDataViewType.Instance, valueKind.AsMemory());
        builder.AddPrimitiveValue(AnnotationKinds.ScoreColumnSetId, SetIdType, NextSetId(input));
        return builder;
    }

    private static uint NextSetId(DataViewSchema input)
    {
        var largest = 0u;
        foreach (var column in input)
        {
            if (column.Annotations.Schema.GetColumnOrNull(AnnotationKinds.ScoreColumnSetId)?.Type is KeyDataViewType { RawType: var raw }
                && raw == typeof(uint))
            {
                var id = 0u;
                column.Annotations.GetValue(AnnotationKinds.ScoreColumnSetId, ref id);
                largest = Math.Max(largest, id);
            }
        }

        return largest + 1;
    }
}
