using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Double;
using Vector3 = System.Numerics.Vector3;

namespace SensorPlacement;

/// <summary>The covariances of sensors with each other and with cells: deviations from what is usual, whose mean is 0.</summary>
internal sealed class Covariances
{
    private readonly int[] _sensors;
    private readonly int[] _cells;
    private readonly DenseMatrix _inner;
    private readonly DenseMatrix _outer;

    private Covariances(int[] sensors, int[] cells, DenseMatrix inner, DenseMatrix outer)
    {
        _sensors = sensors;
        _cells = cells;
        _inner = inner;
        _outer = outer;
    }

    public static Covariances Of(Rows rows, int[] sensors, int[] cells)
    {
        DenseMatrix seen = rows.Take(sensors);
        return new(sensors, cells, Product(seen, seen), Product(seen, rows.Take(cells)));
    }

    /// <summary>Those that reach so far only.</summary>
    public Covariances Tapered(IReadOnlyList<Vector3> positions, double reach)
    {
        double Factor(int sensor, int cell) => Math.Exp(-Vector3.DistanceSquared(positions[sensor], positions[cell]) / (reach * reach));
        return double.IsInfinity(reach)
            ? this
            : new(
                _sensors,
                _cells,
                DenseMatrix.Create(_sensors.Length, _sensors.Length, (i, j) => _inner[i, j] * Factor(_sensors[i], _sensors[j])),
                DenseMatrix.Create(_sensors.Length, _cells.Length, (i, j) => _outer[i, j] * Factor(_sensors[i], _cells[j])));
    }

    /// <summary>The cells of rows of which the sensors are given.</summary>
    public Matrix<double> Reconstruct(Matrix<double> seen, double ridge)
    {
        DenseMatrix noisy = DenseMatrix.OfMatrix(_inner);
        for (int i = 0; i < noisy.RowCount; i++)
        {
            // What never varied has no say.
            noisy[i, i] = noisy[i, i] > 0 ? noisy[i, i] * (1 + ridge) : 1;
        }

        return noisy.Cholesky().Solve(seen.Transpose()).TransposeThisAndMultiply(_outer);
    }

    private static DenseMatrix Product(DenseMatrix left, DenseMatrix right) =>
        DenseMatrix.OfMatrix(left.TransposeThisAndMultiply(right) / left.RowCount);
}
