using MLNet.FeatureGating.Search;

namespace MLNet.FeatureGating.Reports.Tests.Support;

/// <summary>A summary as a search of the thirty measurements of tumors gives it: the numbers are made up, but look like that.</summary>
internal static class TumorSummary
{
    private const int Chosen = 6;
    private const int Count = 30;

    private static readonly string[] Measurements =
    [
        "radius", "texture", "perimeter", "area", "smoothness", "compactness", "concavity", "concave points", "symmetry", "fractal dimension",
    ];

    // The indices by rank: 0 to 9 are means, 10 to 19 standard errors, 20 to 29 the worst.
    private static readonly int[] Ranks =
    [
        27, 22, 21, 10, 24, 28, 7, 23, 26, 1, 20, 13, 6, 12, 3, 25, 0, 2, 4, 17, 29, 16, 8, 15, 5, 19, 14, 18, 9, 11,
    ];

    public static SearchSummary Create()
    {
        SearchedFeature[] features = [.. Enumerable.Range(0, Count).Select(Feature)];
        LambdaPathPoint[] path = [.. new[] { 30, 24, 20, 16, 14, 12, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0 }.Select(Point)];
        LambdaPathPoint chosen = path.Single(point => point.SelectedCount == Chosen);
        return Summaries.Empty(Count) with
        {
            LabelColumnName = "Malignant",
            RowCount = 455,
            Features = features,
            Runs = [.. new[] { 0.01, 0.022, 0.046, 0.1, 0.16, 0.22, 0.32, 0.46, 0.7, 1, 2.2 }.Select(Run)],
            Path = path,
            Predictiveness = new(0.569, [.. Enumerable.Range(0, 19).Select(i => -0.004 + (0.017 * Noise(i, 7)))], 0.05, true),
            Stability = new(
                50, 7, [.. Enumerable.Range(0, Count).Select(i => Math.Clamp(1.18 - (0.085 * RankOf(i)) + (0.12 * Noise(i, 3)), 0, 1))],
                [.. Enumerable.Range(0, Count).Select(i => Math.Clamp(0.1 + (0.16 * Noise(i, 11)), 0, 1))], 0.75, 0.83, [.. Ranks.Take(5)]),
            Correlations = new(
                [.. Ranks.Take(24)],
                [.. Ranks.Take(24).Select(row => (IReadOnlyList<double>)[.. Ranks.Take(24).Select(column => Correlation(row, column))])]),
            Chosen = new(
                "fewest within one standard error",
                chosen.Features,
                0.41,
                chosen.Metric,
                chosen.MetricStandardError,
                chosen.Loss,
                chosen.LossStandardError,
                0.965,
                0.974),
            Settings = new Dictionary<string, string>
            {
                ["Gates"] = "Gaussian, sigma 1",
                ["Hidden layers"] = "64, 32",
                ["Learning rates"] = "0.003 of weights, 0.01 of gates",
                ["Lambdas"] = "11, from 0.01 to 2.2",
                ["Permutations"] = "19",
                ["Largest number of features"] = "30",
            },
            Versions = new Dictionary<string, string> { ["MLNet.FeatureGating"] = "0.1.0", ["Microsoft.ML"] = "5.0.0", [".NET"] = "10.0.1" },
            Device = "CPU, 8 threads, AVX-512",
            ElapsedSeconds = 41.3,
        };
    }

    private static SearchedFeature Feature(int index)
    {
        string[] columns = ["Mean", "Error", "Worst"];
        string column = columns[index / Measurements.Length];
        string name = $"{column.ToLowerInvariant()} {Measurements[index % Measurements.Length]}";
        int rank = RankOf(index) + 1;
        return new(
            index, name, [column], [index], [name], 1, false, false, Math.Clamp(0.96 - (0.031 * rank) + (0.04 * Noise(index, 1)), 0.02, 1), rank,
            Exit(index), Math.Clamp(1.05 - (0.085 * Math.Max(0, rank - 3)) + (0.1 * Noise(index, 2)), 0, 1));
    }

    private static LambdaPathPoint Point(int count)
    {
        double loss = count == 0 ? 0.66 : 0.068 + (0.26 * Math.Exp(-count / 1.7)) + (0.0011 * Math.Max(0, 12 - count));
        double above = count == 0 ? 0.592 : Math.Max(0, loss - 0.0688);
        double metric = count == 0 ? 0.626 : 0.974 - (0.13 * Math.Exp(-count / 1.9)) + (0.002 * Noise(count, 5));
        return new(
            count, count is 0 or Count ? double.NaN : 2.3 * Math.Exp(-0.165 * count), count, loss, 0.014 + (0.02 * Math.Exp(-count / 3.0)), metric,
            count == 0 ? 0.002 : 0.0075 + (0.006 * Math.Exp(-count / 4.0)), above, 0.0142, loss <= 0.0826, [.. Ranks.Take(count)]);
    }

    private static LambdaRunDetail Run(double lambda, int index)
    {
        double[] open = [.. Enumerable.Range(0, Count).Select(i => 1 / (1 + Math.Pow(lambda / Exit(i), 3.2 + (1.4 * Noise(i, 4)))))];
        double count = open.Count(probability => probability > 0.5) + (0.4 * (Noise(index, 8) - 0.5));
        double loss = lambda > 2 ? 0.55 : 0.07 + (0.24 * Math.Exp(-Math.Max(0.4, count) / 1.9)) + (0.004 * Noise(index, 6));
        double metric = lambda > 2 ? 0.71 : 0.974 - (0.13 * Math.Exp(-Math.Max(0.4, count) / 1.9)) - (0.004 * Noise(index, 9));
        return new(
            index,
            Summaries.Configuration,
            lambda,
            Math.Max(0, count),
            0.2 + (0.08 * Math.Sqrt(Math.Max(0, count))),
            loss,
            0.012 + (lambda > 2 ? 0.05 : 0),
            metric,
            0.008 + (lambda > 2 ? 0.03 : 0),
            open,
            0.8 + (0.3 * Noise(index, 10)));
    }

    private static double Exit(int index) => 1.9 * Math.Exp((-0.145 * RankOf(index)) + (0.2 * (Noise(index, 12) - 0.5)));

    private static double Correlation(int row, int column)
    {
        if (row == column)
        {
            return 1;
        }

        (int first, int second) = (Math.Min(row, column), Math.Max(row, column));
        (int a, int b) = (Family(first), Family(second));
        double base_ = a == b ? (a == 0 ? 0.93 : 0.8) : (a + b) switch { 1 => 0.66, 2 => 0.3, 3 => 0.22, _ => 0.05 };
        double kind = first / 10 == second / 10 ? 1 : second / 10 == 1 || first / 10 == 1 ? 0.7 : 0.94;
        return Math.Clamp((base_ * kind) + (0.16 * (Noise((31 * first) + second, 13) - 0.5)), -0.35, 0.998) - (a != b && a + b > 2 ? 0.18 : 0);
    }

    // Sizes, shapes of the outline, and what is neither.
    private static int Family(int index) => (index % 10) switch { 0 or 2 or 3 => 0, 5 or 6 or 7 => 1, 1 => 3, 4 or 9 => 2, _ => 4 };

    private static int RankOf(int index) => Array.IndexOf(Ranks, index);

    // A number in [0, 1) that looks random and is always the same.
    private static double Noise(int index, int kind)
    {
        double value = Math.Sin((12.9898 * (index + 1)) + (78.233 * kind)) * 43758.5453;
        return value - Math.Floor(value);
    }
}
