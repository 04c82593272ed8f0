using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Double;
using MathNet.Numerics.LinearAlgebra.Factorization;
using SampleData;

namespace SensorPlacement;

/// <summary>A reconstruction of whole fields from sensors, and how good it is.</summary>
/// <param name="CrossValidatedError">The error on rows that were learnt from, each by a map that was fitted without its year.</param>
/// <param name="TestError">The error on held-out rows. Errors are mean squares by area.</param>
internal sealed record LinearResult(double CrossValidatedError, double TestError);

/// <summary>
/// The linear map from sensors to the whole field with the least squared error and a ridge, a part of each sensor's variance that is added to it. All that is
/// needed of the many cells are the products of rows with each other.
/// </summary>
internal sealed class LinearJudge
{
    private static readonly double[] Ridges = [0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3];

    private readonly FieldAnomalies _field;
    private readonly float[] _values;
    private readonly int _cells;
    private readonly int[] _training;
    private readonly int[] _test;
    private readonly double[,] _products;

    public LinearJudge(FieldAnomalies field)
    {
        _field = field;
        _values = [.. field.Training, .. field.Test];
        _cells = field.Field.CellCount;
        int rows = _values.Length / _cells;
        _training = [.. Enumerable.Range(0, field.TrainingNames.Count)];
        _test = [.. Enumerable.Range(_training.Length, rows - _training.Length)];
        _products = new double[rows, rows];
        double total = field.CellWeights.Sum();
        for (int i = 0; i < rows; i++)
        {
            for (int j = 0; j <= i; j++)
            {
                double sum = 0;
                for (int cell = 0; cell < _cells; cell++)
                {
                    sum += field.CellWeights[cell] * _values[(i * _cells) + cell] * _values[(j * _cells) + cell];
                }

                _products[i, j] = _products[j, i] = sum / total;
            }
        }
    }

    /// <summary>The mean square of the held-out rows: the error of whoever expects what is usual.</summary>
    public double UsualError => _test.Average(row => _products[row, row]);

    /// <summary>The least error that a linear map through so many numbers has on held-out rows: principal components, which are no sensors.</summary>
    public double PrincipalError(int count)
    {
        // Rows times components from the products alone.
        Matrix<double> ofTraining = Products(_training, _training);
        Evd<double> evd = ofTraining.Evd(Symmetricity.Symmetric);
        int[] first = [.. Enumerable.Range(0, _training.Length).Reverse().Take(count).Where(i => evd.EigenValues[i].Real > 1e-9 * evd.EigenValues[^1].Real)];
        Matrix<double> parts = Products(_test, _training) * evd.EigenVectors;
        return _test.Select((row, i) => _products[row, row] - first.Sum(mode => parts[i, mode] * parts[i, mode] / evd.EigenValues[mode].Real)).Average();
    }

    /// <summary>
    /// Chooses the ridge by leaving out one year after another of the rows to learn from. Of places that were chosen by the same rows it would be too small:
    /// places are to be random ones.
    /// </summary>
    /// <param name="placements">The cells of sensors, several times.</param>
    public double ChooseRidge(IReadOnlyList<IReadOnlyList<int>> placements) =>
        Ridges.MinBy(ridge => placements.Sum(sensors => CrossValidated(sensors, ridge)));

    /// <summary>Reconstructs fields from sensors.</summary>
    /// <param name="sensors">The cells of the sensors.</param>
    /// <param name="ridge">The ridge.</param>
    public LinearResult Judge(IReadOnlyList<int> sensors, double ridge)
    {
        double[][] combinations = Combinations(sensors, _training, _test, ridge);
        return new(CrossValidated(sensors, ridge), _test.Select((row, i) => Error(row, _training, combinations[i])).Average());
    }

    /// <summary>Reconstructs a held-out row.</summary>
    public float[] Reconstruct(IReadOnlyList<int> sensors, double ridge, int testRow)
    {
        double[] combination = Combinations(sensors, _training, [_test[testRow]], ridge)[0];
        float[] reconstructed = new float[_cells];
        for (int i = 0; i < combination.Length; i++)
        {
            for (int cell = 0; cell < _cells; cell++)
            {
                reconstructed[cell] += (float)(combination[i] * _values[(_training[i] * _cells) + cell]);
            }
        }

        return reconstructed;
    }

    private double CrossValidated(IReadOnlyList<int> sensors, double ridge)
    {
        double sum = 0;
        foreach (int group in _field.TrainingGroups.Distinct())
        {
            int[] learnt = [.. _training.Where(row => _field.TrainingGroups[row] != group)];
            int[] left = [.. _training.Where(row => _field.TrainingGroups[row] == group)];
            double[][] combinations = Combinations(sensors, learnt, left, ridge);
            sum += left.Select((row, i) => Error(row, learnt, combinations[i])).Sum();
        }

        return sum / _training.Length;
    }

    // A reconstruction is a combination of the rows that were learnt from: S (S'S + D)^-1 s of their sensors S and those s of the row.
    private double[][] Combinations(IReadOnlyList<int> sensors, int[] learnt, int[] rows, double ridge)
    {
        Matrix<double> seen = Seen(sensors, learnt);
        Matrix<double> square = seen.TransposeThisAndMultiply(seen);
        for (int i = 0; i < square.RowCount; i++)
        {
            // What never varied has no say.
            square[i, i] = (square[i, i] * (1 + ridge)) + double.Epsilon + (square[i, i] > 0 ? 0 : 1);
        }

        Matrix<double> combinations = seen * square.Cholesky().Solve(Seen(sensors, rows).Transpose());
        return [.. Enumerable.Range(0, rows.Length).Select(i => combinations.Column(i).ToArray())];
    }

    private double Error(int row, int[] learnt, double[] combination)
    {
        double error = _products[row, row];
        for (int i = 0; i < learnt.Length; i++)
        {
            double inner = -2 * _products[row, learnt[i]];
            for (int j = 0; j < learnt.Length; j++)
            {
                inner += combination[j] * _products[learnt[i], learnt[j]];
            }

            error += combination[i] * inner;
        }

        return error;
    }

    private Matrix<double> Seen(IReadOnlyList<int> sensors, int[] rows) =>
        DenseMatrix.Create(rows.Length, sensors.Count, (row, sensor) => _values[(rows[row] * _cells) + sensors[sensor]]);

    private Matrix<double> Products(int[] rows, int[] columns) => DenseMatrix.Create(rows.Length, columns.Length, (i, j) => _products[rows[i], columns[j]]);
}
