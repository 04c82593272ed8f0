using Microsoft.ML.Data;

namespace Microsoft.ML.Offline;

/// <summary>Goes through scored rows of several classes. Rows without a valid label or finite scores are left out.</summary>
internal sealed class MulticlassEvaluation
{
    // The loss of a class that was given no probability.
    private const float SmallestProbability = 1e-15f;

    private readonly double[] _classCounts;
    private readonly double[] _classCorrect;
    private double _count;
    private double _correct;
    private double _totalLogLoss;

    private MulticlassEvaluation(int classCount)
    {
        _classCounts = new double[classCount];
        _classCorrect = new double[classCount];
    }

    internal double MicroAccuracy => _count > 0 ? _correct / _count : 0;

    internal double MacroAccuracy
        => Enumerable.Range(0, _classCounts.Length)
            .Where(c => _classCounts[c] > 0)
            .Select(c => _classCorrect[c] / _classCounts[c])
            .DefaultIfEmpty()
            .Average();

    /// <summary>Gets the mean loss, in nats.</summary>
    internal double LogLoss => _count > 0 ? _totalLogLoss / _count : 0;

    internal static MulticlassEvaluation Run(IDataView data, string labelColumnName, string scoreColumnName, string predictedLabelColumnName)
    {
        Require.NotNull(data);
        var score = ScoredColumns.Find(data, "score", scoreColumnName, IsScores, "vector of two or more items of type Single");
        var label = ScoredColumns.Find(
            data, "label", labelColumnName, static type => type == NumberDataViewType.Single || type.KeyCount() > 0, "Single or Key");
        ScoredColumns.Find(data, "predicted label", predictedLabelColumnName);

        var scores = new float[score.Type.VectorSize()];
        var evaluation = new MulticlassEvaluation(scores.Length);
        using var cursor = data.GetRowCursor([label, score]);
        var getLabel = LabelGetters.Create(cursor, label);
        var getScores = cursor.GetGetter<VBuffer<float>>(score);
        var rowLabel = 0f;
        VBuffer<float> rowScores = default;
        while (cursor.MoveNext())
        {
            getLabel(ref rowLabel);
            if (!(rowLabel >= 0 && rowLabel == (int)rowLabel))
            {
                continue;
            }

            getScores(ref rowScores);
            if (FloatVectors.AreFinite(rowScores.GetValues()))
            {
                rowScores.CopyTo(scores);
                evaluation.Add((int)rowLabel, scores);
            }
        }

        return evaluation;
    }

    private static bool IsScores(DataViewType type)
        => type is VectorDataViewType { Size: >= 2, ItemType: var item } && item == NumberDataViewType.Single;

    private void Add(int label, ReadOnlySpan<float> scores)
    {
        var isKnown = label < scores.Length;
        var correct = isKnown ? scores[label] : 0;
        var loss = -Math.Log(isKnown ? Math.Min(1, Math.Max(SmallestProbability, correct)) : SmallestProbability);

        // Of equal scores the first is ranked before the others.
        var isFirst = true;
        for (var c = 0; c < scores.Length; c++)
        {
            isFirst &= !(scores[c] > correct || (scores[c] == correct && c < label));
        }

        var one = isFirst ? 1 : 0;
        _count++;
        _correct += one;
        _totalLogLoss += loss;
        if (isKnown)
        {
            _classCounts[label]++;
            _classCorrect[label] += one;
        }
    }
}
