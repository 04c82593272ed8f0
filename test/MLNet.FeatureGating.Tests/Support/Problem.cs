namespace MLNet.FeatureGating.Tests.Support;

/// <summary>A small problem whose relevant features are known: 1, 4 and 6 of 8.</summary>
internal static class Problem
{
    public const int FeatureCount = 8;

    public static readonly int[] Relevant = [1, 4, 6];

    /// <summary>The names of the classes, in the order of their first rows.</summary>
    public static readonly string[] Classes = ["red", "green", "blue"];

    /// <summary>The names that views give to the slots when asked to.</summary>
    public static readonly string[] SlotNames = ["zero", "one", "two", "three", "four", "five", "six", "seven"];

    public static Row[] Create(int rows = 200, int seed = 1)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, rows).Select(_ => Next(random))];
    }

    /// <summary>Changes every row, with its number.</summary>
    public static Row[] With(this Row[] rows, Action<Row, int> change)
    {
        for (int row = 0; row < rows.Length; row++)
        {
            change(rows[row], row);
        }

        return rows;
    }

    /// <summary>Changes the features of every row, in every column that holds them.</summary>
    public static Row[] WithFeatures(this Row[] rows, Func<float, int, float> change) =>
        rows.With((row, _) => row.WithFeatures([.. row.Features.Select(change)]));

    private static Row Next(Random random)
    {
        float[] x = [.. Enumerable.Range(0, FeatureCount).Select(_ => (float)Normal(random))];
        double score = x[1] - x[4] + x[6] + (0.1 * Normal(random));

        // One in five is censored, whatever its features.
        bool died = Math.Abs(1000 * x[7]) % 1 > 0.2;
        double time = Math.Exp(-score) * (died ? 1 : 0.8);
        int index = x[1] > x[4] && x[1] > x[6] ? 0 : x[4] > x[6] ? 1 : 2;
        return new Row
        {
            Label = score > 0,
            Value = (float)(10 + (3 * score)),
            DoubleValue = 10 + (3 * score),
            Index = index,
            Name = Classes[index],
            Key = (uint)index,
            Time = (float)time,
            DoubleTime = time,
            Died = died,
            Death = died ? 1 : 0,
        }.WithFeatures(x);
    }

    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
