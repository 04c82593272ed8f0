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
        var loss = new SquaredError();

        var count = 0L;
        var absolute = 0.0;
        var squared = 0.0;
        var losses = 0.0;
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

            var error = Math.Abs((double)rowLabel - rowScore);
            count++;
            absolute += error;
            squared += error * error;
            losses += loss.Loss(rowScore, rowLabel);
            labels += rowLabel;
            squaredLabels += rowLabel * rowLabel;
        }

        if (count == 0)
        {
            return new RegressionMetrics(0, 0, 0, 0);
        }

        var variation = squaredLabels - (labels * labels / count);
        return new RegressionMetrics(
            absolute / count, squared / count, losses / count, variation == 0 ? double.NaN : 1 - (squared / variation));
    }
}
