using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Double;

namespace MLNet.FeatureGating.Training.Tests.Linear;

/// <summary>Reconstructions of all columns within clusters, by explicit matrices in double precision.</summary>
internal sealed class NaiveLocal
{
    private readonly Table _table;
    private readonly double[] _weights;
    private readonly double[] _means;
    private readonly double[] _variances;
    private readonly Matrix<double> _covariance;
    private readonly double _total;

    public NaiveLocal(Table table, IReadOnlyList<float>? columnWeights = null)
    {
        _table = table;
        _weights = [.. Enumerable.Range(0, table.ColumnCount).Select(column => (double)(columnWeights?[column] ?? 1))];
        _means = table.Means();
        _covariance = DenseMatrix.OfArray(table.NaiveCovariance());
        _variances = _covariance.Diagonal().ToArray();
        _total = _variances.Select((variance, column) => variance * _weights[column]).Sum();
    }

    /// <summary>The part of the weighted variance of all columns that ridge regressions within clusters leave.</summary>
    public double Remaining(IReadOnlyList<int> selected, IReadOnlyList<int> clusters, double ridge)
    {
        double left = 0;
        foreach (IGrouping<int, int> cluster in Enumerable.Range(0, _table.RowCount).GroupBy(row => clusters[row]))
        {
            var members = new Table([.. cluster.Select(row => _table.Rows[row])]);
            Matrix<double> covariance = DenseMatrix.OfArray(members.NaiveCovariance());
            Matrix<double> among = DenseMatrix.Create(
                selected.Count, selected.Count, (i, j) => covariance[selected[i], selected[j]] + (i == j ? ridge * _variances[selected[i]] : 0));
            Matrix<double> with = DenseMatrix.Create(selected.Count, _table.ColumnCount, (i, column) => covariance[selected[i], column]);
            Matrix<double> solution = among.Inverse() * with;
            for (int column = 0; column < _table.ColumnCount; column++)
            {
                double explained = with.Column(column).DotProduct(solution.Column(column));
                left += _weights[column] * (covariance[column, column] - explained) * members.RowCount / _table.RowCount;
            }
        }

        return left / _total;
    }

    /// <summary>Weighted columns of all rows, reconstructed from some columns by one ridge regression.</summary>
    public double[][] Reconstruct(IReadOnlyList<int> selected, double ridge)
    {
        Matrix<double> among = DenseMatrix.Create(
            selected.Count, selected.Count, (i, j) => _covariance[selected[i], selected[j]] + (i == j ? ridge * _variances[selected[i]] : 0));
        Matrix<double> with = DenseMatrix.Create(
            selected.Count, _table.ColumnCount, (i, column) => _covariance[selected[i], column] * Math.Sqrt(_weights[column]));
        Matrix<double> coefficients = among.Inverse() * with;
        return [.. _table.Rows.Select(row =>
            coefficients.LeftMultiply(DenseVector.OfEnumerable(selected.Select(column => row[column] - _means[column]))).ToArray())];
    }
}
