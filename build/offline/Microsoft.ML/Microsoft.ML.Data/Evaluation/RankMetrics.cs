namespace Microsoft.ML.Offline;

/// <summary>Metrics that ask only how well scores rank positive examples before negative ones.</summary>
internal static class RankMetrics
{
    /// <summary>The share of pairs of a positive and a negative example that are ranked right; a tie counts half.</summary>
    internal static double AreaUnderRocCurve(List<(float Score, bool IsPositive)> examples)
    {
        double positives = examples.Count(static example => example.IsPositive);
        var negatives = examples.Count - positives;
        Require.Param(positives > 0, "PosSample", "AUC is not defined when there is no positive class in the data");
        Require.Param(negatives > 0, "NegSample", "AUC is not defined when there is no negative class in the data");

        var above = 0.0;
        var right = 0.0;
        foreach (var tied in examples.GroupBy(static example => example.Score).OrderByDescending(static group => group.Key))
        {
            double tiedPositives = tied.Count(static example => example.IsPositive);
            var tiedNegatives = tied.Count() - tiedPositives;
            right += tiedNegatives * (above + (0.5 * tiedPositives));
            above += tiedPositives;
        }

        return right / (positives * negatives);
    }

    /// <summary>The area under precision over recall, by the trapezoidal rule.</summary>
    internal static double AreaUnderPrecisionRecallCurve(List<(float Score, bool IsPositive)> examples)
    {
        double positives = examples.Count(static example => example.IsPositive);
        var truePositives = 0.0;
        var predicted = 0.0;
        var lastRecall = 0.0;
        var lastPrecision = 1.0;
        var area = 0.0;
        foreach (var (_, isPositive) in examples.OrderByDescending(static example => example.Score))
        {
            predicted++;
            truePositives += isPositive ? 1 : 0;
            var precision = truePositives / predicted;
            if (isPositive)
            {
                var recall = truePositives / positives;
                area += (recall - lastRecall) * (lastPrecision + precision) / 2;
                lastRecall = recall;
            }

            lastPrecision = precision;
        }

        return area;
    }
}
