using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Double;
using MathNet.Numerics.LinearAlgebra.Factorization;
using SampleData;
using Vector3 = System.Numerics.Vector3;

namespace SensorPlacement;

/// <summary>
/// The linear map from sensors to the whole field with the least squared error: C_aS (C_SS + ridge diag C_SS)^-1, of the covariance C of the rows
/// to learn from. Where covariances reach so far only, each is multiplied by exp(-(distance / reach)^2).
/// </summary>
internal sealed class LinearJudge
{
    // Half the straight distance of two places on a globe of radius 1, on average, and so on.
    private static readonly double[] Reaches = [0.25, 0.35, 0.5, 0.7, 1, 1.4, 2];

    private static readonly double[] Ridges = [0.01, 0.03, 0.1, 0.3, 1, 3];

    // Choices are made by a part of all cells.
    private const int EveryCell = 5;

    private readonly FieldAnomalies _field;
    private readonly Rows _training;
    private readonly Rows _test;
    private readonly Vector3[] _positions;
    private readonly int[] _counted;
    private readonly double _area;

    public LinearJudge(FieldAnomalies field)
    {
        _field = field;
        int cells = field.Field.CellCount;
        _training = new(field.Training, cells, [.. Enumerable.Range(0, field.TrainingNames.Count)]);
        _test = new(field.Test, cells, [.. Enumerable.Range(0, field.TestNames.Count)]);
        _positions = [.. Enumerable.Range(0, cells).Select(field.Field.Position)];
        _counted = [.. Enumerable.Range(0, cells).Where(cell => field.CellWeights[cell] > 0)];
        _area = field.CellWeights.Sum();
    }

    /// <summary>The mean square of the held-out rows: the error of whoever expects what is usual.</summary>
    public double UsualError => Squares(_test.Take(_counted), _counted) / _test.Count / _area;

    /// <summary>The least error that a linear map through so many numbers has on held-out rows: principal components, which are no sensors.</summary>
    public double PrincipalError(int count)
    {
        var roots = Vector<double>.Build.Dense(_counted.Length, i => Math.Sqrt(_field.CellWeights[_counted[i]]));
        Matrix<double> training = _training.Take(_counted) * DiagonalMatrix.OfDiagonal(roots.Count, roots.Count, roots);
        Matrix<double> test = _test.Take(_counted) * DiagonalMatrix.OfDiagonal(roots.Count, roots.Count, roots);
        Evd<double> evd = training.TransposeAndMultiply(training).Evd(Symmetricity.Symmetric);
        Matrix<double> parts = test.TransposeAndMultiply(training) * evd.EigenVectors;
        double explained = 0;
        for (int mode = Math.Max(0, training.RowCount - count); mode < training.RowCount; mode++)
        {
            double variance = evd.EigenValues[mode].Real;
            explained += variance > 1e-9 * evd.EigenValues[^1].Real ? parts.Column(mode).DotProduct(parts.Column(mode)) / variance : 0;
        }

        return UsualError - (explained / _test.Count / _area);
    }

    /// <summary>
    /// Chooses a regression by leaving out one year after another of the rows to learn from. Places that were chosen by the same rows would take all
    /// covariances for true: they are to be random ones.
    /// </summary>
    /// <param name="placements">The cells of sensors, several times.</param>
    /// <param name="isTapered">Whether covariances may reach so far only.</param>
    public Regression Choose(IReadOnlyList<int[]> placements, bool isTapered)
    {
        double[] reaches = isTapered ? [.. Reaches, double.PositiveInfinity] : [double.PositiveInfinity];
        Regression[] all = [.. reaches.SelectMany(reach => Ridges.Select(ridge => new Regression(reach, ridge)))];
        double[] errors = new double[all.Length];
        int[] cells = [.. _counted.Where((_, i) => i % EveryCell == 0)];
        foreach (int group in _field.TrainingGroups.Distinct())
        {
            Rows learnt = _training.Where(row => _field.TrainingGroups[row] != group);
            Rows left = _training.Where(row => _field.TrainingGroups[row] == group);
            Matrix<double> truth = left.Take(cells);
            foreach (int[] sensors in placements)
            {
                Covariances covariances = Covariances.Of(learnt, sensors, cells);
                Matrix<double> seen = left.Take(sensors);
                Covariances tapered = covariances;
                for (int i = 0; i < all.Length; i++)
                {
                    tapered = i % Ridges.Length == 0 ? covariances.Tapered(_positions, all[i].Reach) : tapered;
                    errors[i] += Squares(truth - tapered.Reconstruct(seen, all[i].Ridge), cells);
                }
            }
        }

        return all[Array.IndexOf(errors, errors.Min())];
    }

    /// <summary>The error on held-out rows, a mean square by area.</summary>
    /// <param name="sensors">The cells of the sensors.</param>
    /// <param name="regression">How to reconstruct.</param>
    public double Error(int[] sensors, Regression regression) =>
        Squares(_test.Take(_counted) - Reconstruct(sensors, regression, _test, _counted), _counted) / _test.Count / _area;

    /// <summary>Reconstructs a held-out row.</summary>
    public float[] Reconstruct(int[] sensors, Regression regression, int testRow)
    {
        Vector<double> cells = Reconstruct(sensors, regression, _test.Where(row => row == testRow), _counted).Row(0);
        float[] reconstructed = new float[_field.Field.CellCount];
        for (int i = 0; i < _counted.Length; i++)
        {
            reconstructed[_counted[i]] = (float)cells[i];
        }

        return reconstructed;
    }

    private Matrix<double> Reconstruct(int[] sensors, Regression regression, Rows rows, int[] cells) =>
        Covariances.Of(_training, sensors, cells).Tapered(_positions, regression.Reach).Reconstruct(rows.Take(sensors), regression.Ridge);

    private double Squares(Matrix<double> rows, int[] cells)
    {
        double sum = 0;
        for (int i = 0; i < cells.Length; i++)
        {
            Vector<double> column = rows.Column(i);
            sum += _field.CellWeights[cells[i]] * column.DotProduct(column);
        }

        return sum;
    }
}
