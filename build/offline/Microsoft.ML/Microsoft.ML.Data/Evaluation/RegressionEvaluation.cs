using Microsoft.ML.Data;

namespace Microsoft.ML.Offline;

/// <summary>Goes through rows with a number as label and another as score. Rows that lack either are left out.</summary>
internal static class RegressionEvaluation
{
    internal static RegressionMetrics Run(IDataView data, string labelColumnName, string scoreColumnName)
    {
        Require.NotNull(data);
        var label = ScoredColumns.FindSingle(data, "label", labelColumnName);
        var score = ScoredColumns.FindSingle(data, "score", scoreColumnName);

        var count = 0L;
        var squared = 0.0;
        var labels = 0.0;
        var squaredLabels = 0.0;
        using var cursor = data.GetRowCursor([label, score]);
        var getLabel = cursor.GetGetter<float>(label);
        var getScore = cursor.GetGetter<float>(score);
        var rowLabel = 0f;
        var rowScore = 0f;
        while (cursor.MoveNext())
        {
            getLabel(ref rowLabel);
            getScore(ref rowScore);
            if (float.IsNaN(rowLabel) || float.IsNaN(rowScore))
            {
                continue;
            }

            var error = (double)rowLabel - rowScore;
            count++;
            squared += error * error;
            labels += rowLabel;
            squaredLabels += rowLabel * rowLabel;
        }

        if (count == 0)
        {
            return new RegressionMetrics(0);
        }

        var variation = squaredLabels - (labels * labels / count);
        return new RegressionMetrics(variation == 0 ? double.NaN : 1 - (squared / variation));
    }
}
