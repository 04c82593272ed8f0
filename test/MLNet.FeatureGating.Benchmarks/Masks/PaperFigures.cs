namespace MLNet.FeatureGating.Benchmarks.Masks;

/// <summary>What the logitNormal paper found on MNIST, with convolutional networks and 550 epochs, for 20, 30 and 50 pixels.</summary>
internal static class PaperFigures
{
    private static readonly int[] Counts = [20, 30, 50];

    private static readonly Dictionary<string, double[]> Errors = new()
    {
        ["cae"] = [3.60, 3.05, 2.40],
        ["iln"] = [3.67, 2.41, 1.41],
        ["sct"] = [3.72, 3.61, 2.60],
        ["vln"] = [3.22, 2.19, 1.33],
        ["hnet"] = [2.15, 1.53, 1.06],
    };

    private static readonly Dictionary<string, (double Minimum, double Mean)[]> WrongAnswers = new()
    {
        ["cae"] = [(24.4, 31.64), (8.89, 19.60), (5.45, 6.65)],
        ["iln"] = [(21.58, 28.26), (7.96, 16.63), (4.17, 5.33)],
        ["sct"] = [(20.88, 32.79), (9.49, 18.22), (4.11, 6.77)],
        ["vln"] = [(12.15, 24.74), (6.38, 15.07), (3.32, 4.67)],
        ["hnet"] = [(19.23, 25.07), (7.24, 17.80), (2.84, 6.45)],
    };

    /// <summary>Table 1: the mean squared error x 100; null where it has none.</summary>
    public static double? Error(string row, int count) => Of(Errors, row, count);

    /// <summary>Table 2: minimum and mean of the wrong answers of five runs in %.</summary>
    public static (double Minimum, double Mean)? WrongAnswer(string row, int count) => Of(WrongAnswers, row, count);

    private static T? Of<T>(Dictionary<string, T[]> table, string row, int count)
        where T : struct =>
        Array.IndexOf(Counts, count) is var place and >= 0 && table.TryGetValue(row, out T[]? figures) ? figures[place] : null;
}
