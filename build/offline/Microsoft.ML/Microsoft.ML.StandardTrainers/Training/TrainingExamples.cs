using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Offline;

/// <summary>Reads the rows that a trainer learns from.</summary>
internal static class TrainingExamples
{
    /// <summary>Rows with a value that is missing or infinite, be it feature, label or weight, are skipped, and a warning says so.</summary>
    internal static List<TrainingExample> Read(IChannel channel, IDataView data, string features, string label, string? weight)
    {
        var schema = data.Schema;
        List<DataViewSchema.Column> columns = [schema[features], schema[label]];
        if (weight is not null)
        {
            columns.Add(schema[weight]);
        }

        List<TrainingExample> examples = [];
        var skipped = 0L;
        using (var cursor = data.GetRowCursor(columns))
        {
            var getFeatures = cursor.GetGetter<VBuffer<float>>(columns[0]);
            var getLabel = LabelGetters.Create(cursor, columns[1]);
            var getWeight = weight is null ? null : cursor.GetGetter<float>(columns[2]);
            while (cursor.MoveNext())
            {
                VBuffer<float> row = default;
                var rowLabel = 0f;
                var rowWeight = 1f;
                getFeatures(ref row);
                getLabel(ref rowLabel);
                getWeight?.Invoke(ref rowWeight);
                if (float.IsFinite(rowLabel) && float.IsFinite(rowWeight) && FloatVectors.AreFinite(row.GetValues()))
                {
                    examples.Add(new TrainingExample(row, rowLabel, rowWeight));
                }
                else
                {
                    skipped++;
                }
            }
        }

        Require.State(examples.Count > 0, "No valid training instances found, all instances have missing features.");
        if (skipped > 0)
        {
            channel.Warning(
                MessageSensitivity.None, "Skipped {0} instances with missing features/label/weight during training", skipped);
        }

        return examples;
    }
}
