using Microsoft.ML.Data;

namespace Microsoft.ML.Offline;

/// <summary>Goes through scored rows of several classes. Rows without a valid label or finite scores are left out.</summary>
internal sealed class MulticlassEvaluation
{
    // The loss of a class that was given no probability.
    private const float SmallestProbability = 1e-15f;

    private readonly double[] _classWeights;
    private readonly double[] _classLogLosses;
    private readonly double[] _ranks;
    private readonly double[][] _confusion;
    private double _count;
    private double _totalLogLoss;

    private MulticlassEvaluation(int classCount)
    {
        _classWeights = new double[classCount];
        _classLogLosses = new double[classCount];
        _ranks = new double[classCount + 1];
        _confusion = [.. Enumerable.Range(0, classCount).Select(_ => new double[classCount])];
    }

    internal double MicroAccuracy => _count > 0 ? _ranks[0] / _count : 0;

    internal double MacroAccuracy
        => Enumerable.Range(0, _classWeights.Length)
            .Where(c => _classWeights[c] > 0)
            .Select(c => _confusion[c][c] / _classWeights[c])
            .DefaultIfEmpty()
            .Average();

    /// <summary>Gets the mean loss, in nats.</summary>
    internal double LogLoss => _count > 0 ? _totalLogLoss / _count : 0;

    /// <summary>Gets how much better the loss is than that of always guessing the rates of the classes.</summary>
    internal double LogLossReduction
    {
        get
        {
            var entropy = -_classWeights.Where(static weight => weight != 0).Sum(weight => weight * Math.Log(weight / _count)) / _count;
            return (entropy - LogLoss) / entropy;
        }
    }

    internal double[] PerClassLogLoss
        => [.. _classLogLosses.Select((loss, c) => _classWeights[c] > 0 ? loss / _classWeights[c] : 0)];

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

    internal ConfusionMatrix ToMatrix() => new(_confusion);

    /// <summary>The shares of examples whose class is among the first 1, 2, ... <paramref name="count"/> predictions.</summary>
    internal double[] GetTopAccuracies(int count)
    {
        var accuracies = new double[count];
        var sum = 0.0;
        for (var i = 0; i < count; i++)
        {
            sum += _ranks[i] / _count;
            accuracies[i] = sum;
        }

        return accuracies;
    }

    private static bool IsScores(DataViewType type)
        => type is VectorDataViewType { Size: >= 2, ItemType: var item } && item == NumberDataViewType.Single;

    private void Add(int label, ReadOnlySpan<float> scores)
    {
        var isKnown = label < scores.Length;
        var correct = isKnown ? scores[label] : 0;
        var loss = -Math.Log(isKnown ? Math.Min(1, Math.Max(SmallestProbability, correct)) : SmallestProbability);

        // Of equal scores the first is ranked before the others.
        var rank = 0;
        var assigned = 0;
        for (var c = 0; c < scores.Length; c++)
        {
            rank += scores[c] > correct || (scores[c] == correct && c < label) ? 1 : 0;
            assigned = scores[c] > scores[assigned] ? c : assigned;
        }

        _count++;
        _totalLogLoss += loss;
        _ranks[rank]++;
        if (isKnown)
        {
            _classWeights[label]++;
            _classLogLosses[label] += loss;
            _confusion[label][assigned]++;
        }
    }
}
