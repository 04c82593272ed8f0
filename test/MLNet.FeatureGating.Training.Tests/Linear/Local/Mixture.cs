using MLNet.FeatureGating.Training.Tests.Data;

namespace MLNet.FeatureGating.Training.Tests.Linear;

/// <summary>
/// Rows of two regimes. Columns 0 to 3 are copies of the regime with a little noise. Columns 4 to 11 show one hidden number, with noise, in a way
/// that depends on the regime. Column 12 is that number, without noise and small: over both regimes it has little to do with the others.
/// </summary>
internal static class Mixture
{
    public const int Switches = 4;

    public const int Carrier = 12;

    private static readonly double[] First = [1, 1, 1, 1, 1, 1, -1, -1];

    private static readonly double[] Second = [-1, -1, 1, 1, -1, -1, -1, 1];

    public static (Table Table, int[] Regimes) Create(int rowCount, int seed)
    {
        var numbers = new Numbers(seed);
        int[] regimes = new int[rowCount];
        double[][] rows = new double[rowCount][];
        for (int row = 0; row < rowCount; row++)
        {
            double hidden = numbers.Normal();
            regimes[row] = numbers.Uniform() < 0.5 ? 0 : 1;
            double[] loads = regimes[row] == 0 ? First : Second;
            rows[row] = [
                .. Enumerable.Range(0, Switches).Select(_ => Single((regimes[row] == 0 ? 2 : -2) + (0.1 * numbers.Normal()))),
                .. loads.Select(load => Single((load * hidden) + (0.7 * numbers.Normal()))),
                Single(0.3 * hidden)];
        }

        return (new(rows), regimes);
    }

    private static double Single(double value) => (float)value;
}
