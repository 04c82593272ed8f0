using Microsoft.ML.Data;

namespace Microsoft.ML.Offline;

/// <summary>How often each class was right and wrong. A ratio of nothing is zero.</summary>
internal sealed class BinaryCounts
{
    private double _truePositives;
    private double _falsePositives;
    private double _trueNegatives;
    private double _falseNegatives;

    internal double Accuracy => (_trueNegatives + _truePositives) / Total;

    internal double PositiveRate => (_truePositives + _falseNegatives) / Total;

    internal double PositivePrecision => Ratio(_truePositives, _falsePositives);

    internal double PositiveRecall => Ratio(_truePositives, _falseNegatives);

    internal double NegativePrecision => Ratio(_trueNegatives, _falseNegatives);

    internal double NegativeRecall => Ratio(_trueNegatives, _falsePositives);

    internal double F1Score
    {
        get
        {
            var sum = PositivePrecision + PositiveRecall;
            return sum == 0 ? 0 : 2 * PositivePrecision * PositiveRecall / sum;
        }
    }

    private double Total => _truePositives + _trueNegatives + _falseNegatives + _falsePositives;

    internal void Add(bool isPositive, bool isPredictedPositive)
    {
        switch (isPositive, isPredictedPositive)
        {
            case (true, true): _truePositives++; break;
            case (true, false): _falseNegatives++; break;
            case (false, true): _falsePositives++; break;
            default: _trueNegatives++; break;
        }
    }

    internal ConfusionMatrix ToMatrix() => new([[_truePositives, _falseNegatives], [_falsePositives, _trueNegatives]]);

    private static double Ratio(double part, double rest) => part + rest > 0 ? part / (part + rest) : 0;
}
