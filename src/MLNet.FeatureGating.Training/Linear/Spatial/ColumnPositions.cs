using System.Numerics;

namespace MLNet.FeatureGating.Training.Linear;

/// <summary>Where columns lie, and how far from each other.</summary>
internal sealed class ColumnPositions
{
    private readonly double[] _x;
    private readonly double[] _y;
    private readonly double[] _z;

    private ColumnPositions(double[] x, double[] y, double[] z)
    {
        _x = x;
        _y = y;
        _z = z;
    }

    /// <summary>The number of columns.</summary>
    public int Count => _x.Length;

    /// <summary>Checks positions.</summary>
    /// <exception cref="ArgumentException">There is not one a column, or one is not finite.</exception>
    public static ColumnPositions Create(IReadOnlyList<Vector3> positions, int columnCount)
    {
        ArgumentNullException.ThrowIfNull(positions);
        if (positions.Count != columnCount)
        {
            throw new ArgumentException($"{columnCount} columns need as many positions, but there are {positions.Count}.", nameof(positions));
        }

        for (int column = 0; column < positions.Count; column++)
        {
            Vector3 position = positions[column];
            if (!float.IsFinite(position.X) || !float.IsFinite(position.Y) || !float.IsFinite(position.Z))
            {
                throw new ArgumentException($"The position of column {column} must be finite, but it is {position}.", nameof(positions));
            }
        }

        double[] Of(Func<Vector3, float> coordinate) => [.. positions.Select(position => (double)coordinate(position))];
        return new(Of(position => position.X), Of(position => position.Y), Of(position => position.Z));
    }

    /// <summary>The root of the mean squared distance of two columns, each drawn by its weight.</summary>
    public double Extent(double[] weights)
    {
        double total = weights.Sum();
        double Variance(double[] coordinates)
        {
            double mean = coordinates.Select((value, i) => weights[i] * value).Sum() / total;
            return coordinates.Select((value, i) => weights[i] * (value - mean) * (value - mean)).Sum() / total;
        }

        return Math.Sqrt(2 * (Variance(_x) + Variance(_y) + Variance(_z)));
    }

    /// <summary>These columns alone, in this order.</summary>
    public ColumnPositions Of(int[] columns) =>
        new([.. columns.Select(column => _x[column])], [.. columns.Select(column => _y[column])], [.. columns.Select(column => _z[column])]);

    /// <summary>Multiplies a column's covariances with the first columns by exp(-(distance / reach)^2).</summary>
    /// <param name="column">The column.</param>
    /// <param name="reach">The distance; infinity to leave all as it is.</param>
    /// <param name="covariances">The covariances with columns 0, 1, 2, ..., as many as there are.</param>
    public void Taper(int column, double reach, Span<double> covariances)
    {
        if (double.IsInfinity(reach))
        {
            return;
        }

        double scale = -1 / (reach * reach);
        var x = new Vector<double>(_x[column]);
        var y = new Vector<double>(_y[column]);
        var z = new Vector<double>(_z[column]);
        int i = 0;
        for (; i + Vector<double>.Count <= covariances.Length; i += Vector<double>.Count)
        {
            Vector<double> dx = new Vector<double>(_x, i) - x;
            Vector<double> dy = new Vector<double>(_y, i) - y;
            Vector<double> dz = new Vector<double>(_z, i) - z;
            Vector<double> factors = Vector.Exp(((dx * dx) + (dy * dy) + (dz * dz)) * scale);
            Span<double> part = covariances[i..];
            (new Vector<double>(part) * factors).CopyTo(part);
        }

        for (; i < covariances.Length; i++)
        {
            covariances[i] *= Math.Exp(scale * SquaredDistance(column, i));
        }
    }

    private double SquaredDistance(int column, int other)
    {
        double x = _x[column] - _x[other];
        double y = _y[column] - _y[other];
        double z = _z[column] - _z[other];
        return (x * x) + (y * y) + (z * z);
    }
}
