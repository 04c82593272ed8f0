using MathNet.Numerics.Statistics;
using MLNet.FeatureGating.Search.Rows;

namespace MLNet.FeatureGating.Search.Analysis;

/// <summary>Measures the correlations among the features that rank first.</summary>
internal static class TopCorrelations
{
    // As many as can be looked at, and rows enough to tell.
    private const int Most = 40;
    private const int MostRows = 20_000;

    /// <summary>Measures them; <see langword="null"/> where fewer than two features vary.</summary>
    public static FeatureCorrelations? Measure(SearchProblem problem, IReadOnlyList<int> ranking)
    {
        int step = ((problem.Table.RowCount - 1) / MostRows) + 1;
        int[] rows = [.. Enumerable.Range(0, problem.Table.RowCount).Where(row => row % step == 0)];
        (int Feature, double[] Values)[] columns = [.. ranking
            .Select(feature => (feature, Values(problem, feature, rows)))
            .Where(column => column.Item2 is not null)
            .Select(column => (column.feature, column.Item2!))
            .Take(Most)];
        if (columns.Length < 2)
        {
            return null;
        }

        double[][] vectors = [.. columns.Select(column => column.Values)];
        var matrix = Correlation.PearsonMatrix(vectors);
        return new(
            [.. columns.Select(column => column.Feature)],
            [.. Enumerable.Range(0, vectors.Length).Select(row => matrix.Row(row).ToArray())]);
    }

    // Of a group of slots, the first that varies among the rows stands for it.
    private static double[]? Values(SearchProblem problem, int feature, int[] rows)
    {
        float[] all = problem.Table.Features;
        long width = problem.Table.SlotCount;
        return problem.Gated.Features[feature].Slots
            .Select(slot => rows.Select(row => (double)all[(row * width) + slot]).ToArray())
            .FirstOrDefault(values => values.Any(value => value != values[0]));
    }
}
