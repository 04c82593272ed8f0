using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Double;

namespace MLNet.FeatureGating.Training.Tests.Linear;

/// <summary>Regressions of all columns on some, by a QR factorisation of the rows.</summary>
internal sealed class LeastSquares
{
    private readonly Matrix<double> _rows;
    private readonly double[] _columnWeights;

    public LeastSquares(Table table, IReadOnlyList<float>? rowWeights = null, IReadOnlyList<float>? columnWeights = null)
    {
        double[] means = table.Means(rowWeights);
        double total = rowWeights?.Sum(weight => (double)weight) ?? table.RowCount;
        _rows = DenseMatrix.Create(
            table.RowCount,
            table.ColumnCount,
            (row, column) => (table.Rows[row][column] - means[column]) * Math.Sqrt((rowWeights?[row] ?? 1) / total));
        _columnWeights = [.. Enumerable.Range(0, table.ColumnCount).Select(column => (double)(columnWeights?[column] ?? 1))];
    }

    /// <summary>The weighted variance of all columns that a regression on the selected ones leaves.</summary>
    public double ResidualVariance(IEnumerable<int> selected)
    {
        Matrix<double> residual = _rows - Explained(selected);
        return residual.EnumerateColumns().Select((column, i) => _columnWeights[i] * column.DotProduct(column)).Sum();
    }

    /// <summary>The coefficients of all columns on the selected ones.</summary>
    public Matrix<double> Coefficients(IEnumerable<int> selected) => Columns(selected).QR().Solve(_rows);

    private Matrix<double> Explained(IEnumerable<int> selected) =>
        selected.Any() ? Columns(selected) * Coefficients(selected) : DenseMatrix.Create(_rows.RowCount, _rows.ColumnCount, 0);

    private Matrix<double> Columns(IEnumerable<int> selected) => DenseMatrix.OfColumnVectors(selected.Select(_rows.Column));
}
