using Microsoft.ML.Data;

namespace Microsoft.ML.Offline;

/// <summary>Goes through scored rows of two classes. Rows without a label or a finite score are left out.</summary>
internal sealed class BinaryEvaluation
{
    private readonly List<(float Score, bool IsPositive)> _examples = [];

    private BinaryEvaluation()
    {
    }

    internal double Accuracy
        => (double)_examples.Count(static example => example.IsPositive == example.Score > 0) / _examples.Count;

    /// <summary>Gets the share of pairs of a positive and a negative example that are ranked right; a tie counts half.</summary>
    internal double AreaUnderRocCurve
    {
        get
        {
            double positives = _examples.Count(static example => example.IsPositive);
            var negatives = _examples.Count - positives;
            Require.Param(positives > 0, "PosSample", "AUC is not defined when there is no positive class in the data");
            Require.Param(negatives > 0, "NegSample", "AUC is not defined when there is no negative class in the data");

            var above = 0.0;
            var right = 0.0;
            foreach (var tied in _examples.GroupBy(static example => example.Score).OrderByDescending(static group => group.Key))
            {
                double tiedPositives = tied.Count(static example => example.IsPositive);
                var tiedNegatives = tied.Count() - tiedPositives;
                right += tiedNegatives * (above + (0.5 * tiedPositives));
                above += tiedPositives;
            }

            return right / (positives * negatives);
        }
    }

    internal static BinaryEvaluation Run(
        IDataView data, string labelColumnName, string scoreColumnName, string probabilityColumnName, string predictedLabelColumnName)
    {
        Require.NotNull(data);
        var label = ScoredColumns.Find(data, "label", labelColumnName, IsBinaryLabel, "Single, Double, Boolean, or a Key with cardinality 2");
        var score = ScoredColumns.FindSingle(data, "score", scoreColumnName);
        ScoredColumns.FindSingle(data, "probability", probabilityColumnName);
        ScoredColumns.Find(data, "predicted label", predictedLabelColumnName);

        var evaluation = new BinaryEvaluation();
        using var cursor = data.GetRowCursor([label, score]);
        var getLabel = LabelGetters.Create(cursor, label);
        var getScore = cursor.GetGetter<float>(score);
        var rowLabel = 0f;
        var rowScore = 0f;
        while (cursor.MoveNext())
        {
            getLabel(ref rowLabel);
            getScore(ref rowScore);
            if (float.IsFinite(rowScore) && !float.IsNaN(rowLabel))
            {
                evaluation._examples.Add((rowScore, rowLabel > 0));
            }
        }

        return evaluation;
    }

    private static bool IsBinaryLabel(DataViewType type)
        => type == NumberDataViewType.Single || type == NumberDataViewType.Double || type == BooleanDataViewType.Instance || type.KeyCount() == 2;
}
