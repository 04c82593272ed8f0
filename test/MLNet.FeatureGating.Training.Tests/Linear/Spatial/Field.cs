using System.Numerics;
using MLNet.FeatureGating.Training.Tests.Data;

namespace MLNet.FeatureGating.Training.Tests.Linear;

/// <summary>Rows of a field on a line: columns covary as far as they are near each other.</summary>
internal static class Field
{
    /// <summary>Positions 0, 1, 2, ... on a line.</summary>
    public static Vector3[] Line(int columns) => [.. Enumerable.Range(0, columns).Select(column => new Vector3(column, 0, 0))];

    /// <summary>
    /// Waves of half the width, and so covariances of about exp(-(distance / width)^2), that come from causes everywhere, with a little noise.
    /// </summary>
    public static Table Rows(int rows, int columns, double width, int seed, double noise = 0.2)
    {
        var numbers = new Numbers(seed);
        int reach = (int)(2 * width);
        double[] shape = [.. Enumerable.Range(-reach, (2 * reach) + 1).Select(i => Math.Exp(-2 * i * i / (width * width)))];
        double scale = 1 / Math.Sqrt(shape.Sum(x => x * x));
        return new([.. Enumerable.Range(0, rows).Select(_ =>
        {
            double[] causes = numbers.Normals(columns + (2 * reach));
            return Enumerable.Range(0, columns)
                .Select(column => (double)(float)((scale * shape.Select((x, i) => x * causes[column + i]).Sum()) + (noise * numbers.Normal())))
                .ToArray();
        })]);
    }
}
