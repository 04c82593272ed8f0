using System.Globalization;
using System.Text;

namespace MLNet.FeatureGating.Tool.Tests.Support;

/// <summary>Makes csv files whose label is known to come from some of the columns.</summary>
internal static class Tables
{
    /// <summary>Rows of standard normal numbers; the label is 1 where a and b together are large, and c to f say nothing.</summary>
    public static string Binary(int rows = 200, int noise = 4, char separator = ',', string positive = "1", string negative = "0")
    {
        var random = new Random(5);
        string[] names = ["a", "b", .. Enumerable.Range(0, noise).Select(i => $"n{i}"), "y"];
        return Of(names, rows, separator, _ =>
        {
            double[] values = [.. Enumerable.Range(0, names.Length - 1).Select(_ => Normal(random))];
            return [.. values.Select(Text), values[0] + values[1] + (0.3 * Normal(random)) > 0 ? positive : negative];
        });
    }

    /// <summary>A table of cells.</summary>
    public static string Of(IReadOnlyList<string> names, int rows, char separator, Func<int, IEnumerable<string>> cells)
    {
        var text = new StringBuilder(string.Join(separator, names)).Append('\n');
        for (int row = 0; row < rows; row++)
        {
            text.AppendJoin(separator, cells(row)).Append('\n');
        }

        return text.ToString();
    }

    public static string Text(double value) => value.ToString("F4", CultureInfo.InvariantCulture);

    public static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
