using Microsoft.ML.Data;

namespace Microsoft.ML.Offline;

/// <summary>Goes through scored rows of two classes. Rows without a label or a finite score are left out.</summary>
internal sealed class BinaryEvaluation
{
    private double _positives;
    private double _negatives;
    private double _totalLogLoss;

    private BinaryEvaluation()
    {
    }

    internal BinaryCounts Counts { get; } = new();

    internal List<(float Score, bool IsPositive)> Scores { get; } = [];

    /// <summary>Gets the mean loss, in bits.</summary>
    internal double LogLoss => double.IsNaN(_totalLogLoss) ? double.NaN : Weight > 0 ? _totalLogLoss / Weight : 0;

    /// <summary>Gets how much better the loss is than that of always guessing the rate of positives.</summary>
    internal double LogLossReduction
    {
        get
        {
            if (Weight == 0)
            {
                return 0;
            }

            var prior = EntropyInBits(_positives / Weight);
            return (prior - (_totalLogLoss / Weight)) / prior;
        }
    }

    private double Weight => _positives + _negatives;

    internal static BinaryEvaluation Run(
        IDataView data, string labelColumnName, string scoreColumnName, string? probabilityColumnName, string predictedLabelColumnName)
    {
        Require.NotNull(data);
        var label = ScoredColumns.Find(data, "label", labelColumnName, IsBinaryLabel, "Single, Double, Boolean, or a Key with cardinality 2");
        var score = ScoredColumns.FindSingle(data, "score", scoreColumnName);
        var probability = probabilityColumnName is null
            ? (DataViewSchema.Column?)null
            : ScoredColumns.FindSingle(data, "probability", probabilityColumnName);
        ScoredColumns.Find(data, "predicted label", predictedLabelColumnName);

        DataViewSchema.Column[] columns = probability is { } present ? [label, score, present] : [label, score];
        var evaluation = new BinaryEvaluation();
        using var cursor = data.GetRowCursor(columns);
        var getLabel = LabelGetters.Create(cursor, label);
        var getScore = cursor.GetGetter<float>(score);
        var getProbability = probability is { } column ? cursor.GetGetter<float>(column) : static (ref float value) => value = float.NaN;
        var rowLabel = 0f;
        var rowScore = 0f;
        var rowProbability = 0f;
        while (cursor.MoveNext())
        {
            getLabel(ref rowLabel);
            getScore(ref rowScore);
            if (float.IsFinite(rowScore) && !float.IsNaN(rowLabel))
            {
                getProbability(ref rowProbability);
                evaluation.Add(rowLabel > 0, rowScore, rowProbability);
            }
        }

        return evaluation;
    }

    internal static double EntropyInBits(double probability)
        => probability is <= 0 or >= 1
            ? 0
            : -(probability * Math.Log2(probability)) - ((1 - probability) * Math.Log2(1 - probability));

    private static bool IsBinaryLabel(DataViewType type)
        => type == NumberDataViewType.Single || type == NumberDataViewType.Double || type == BooleanDataViewType.Instance || type.KeyCount() == 2;

    private void Add(bool isPositive, float score, float probability)
    {
        Scores.Add((score, isPositive));
        Counts.Add(isPositive, score > 0);
        _totalLogLoss -= Math.Log2(isPositive ? probability : 1.0 - probability);
        if (!float.IsNaN(probability))
        {
            _positives += isPositive ? 1 : 0;
            _negatives += isPositive ? 0 : 1;
        }
    }
}
