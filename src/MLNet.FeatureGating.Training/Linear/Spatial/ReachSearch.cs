using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Double;

namespace MLNet.FeatureGating.Training.Linear;

/// <summary>
/// Finds how far covariances reach, and what part of its variance a column has for itself: rows are held out in turn, and those are taken that
/// reconstruct them best from columns selected at random. Columns that were selected by the same rows would take all covariances for true.
/// </summary>
internal sealed class ReachSearch
{
    // Parts of the extent, each the last one times the root of 2.
    private const int ReachCount = 9;

    private const double ShortestReach = 0.1;

    private static readonly double[] OwnParts = [0.01, 0.03, 0.1, 0.3, 1];

    private readonly ReadOnlyMemory<float> _values;
    private readonly LinearSelectionProblem _problem;
    private readonly ColumnPositions _positions;
    private readonly SpatialSelectionOptions _options;
    private readonly int _seed;
    private readonly int[] _rows;
    private readonly int[] _targets;
    private readonly double[] _reaches;
    private readonly double[] _ownParts;

    public ReachSearch(
        ReadOnlyMemory<float> values,
        IReadOnlyList<int>? rows,
        LinearSelectionProblem problem,
        ColumnPositions positions,
        SpatialSelectionOptions options,
        int seed)
    {
        _values = values;
        _problem = problem;
        _positions = positions;
        _options = options;
        _seed = seed;
        _rows = Rows(rows, values.Length / positions.Count, options.MaximumRows);
        int columns = positions.Count;
        _targets =
        [
            .. Order(columns, seed, 0)
                .Where(column => problem.Weights[column] > 0 && problem.Covariance.Variances[column] > 0)
                .Take(options.MaximumTargets).Order(),
        ];
        double extent = positions.Extent(problem.Weights);
        _reaches = extent > 0
            ? [.. Enumerable.Range(0, ReachCount).Select(i => extent * ShortestReach * Math.Pow(2, i / 2.0)), double.PositiveInfinity]
            : [double.PositiveInfinity];
        _ownParts = options.OwnPart is { } given ? [given] : OwnParts;
    }

    /// <summary>Chooses.</summary>
    public (double Reach, double OwnPart) Choose()
    {
        int folds = Math.Min(_options.Folds, _rows.Length / 2);
        int[][] placements = [.. Enumerable.Range(0, _options.Placements).Select(Draw)];
        double[][] errors = new double[folds * placements.Length][];
        _problem.Workers.ForEach(errors.Length, i => errors[i] = Errors(i / placements.Length, folds, placements[i % placements.Length]));
        double[] sums = [.. Enumerable.Range(0, errors[0].Length).Select(i => errors.Sum(one => one[i]))];
        int best = Array.IndexOf(sums, sums.Min());
        return (_reaches[best / _ownParts.Length], _ownParts[best % _ownParts.Length]);
    }

    private static int[] Rows(IReadOnlyList<int>? rows, int rowCount, int maximum)
    {
        int[] all = rows is null ? [.. Enumerable.Range(0, rowCount)] : [.. rows.Order()];
        if (all.Length < 4)
        {
            throw new ArgumentException(
                $"At least 4 rows are needed to hold some out and choose how far covariances reach, but there are {all.Length}. "
                + $"Give more, or a {nameof(SpatialSelectionOptions.Reach)}.",
                nameof(rows));
        }

        int taken = Math.Min(all.Length, maximum);
        return [.. Enumerable.Range(0, taken).Select(i => all[(int)((long)i * all.Length / taken)])];
    }

    private static int[] Order(int columns, int seed, int number)
    {
        int[] order = new int[columns];
        RowOrder.Fill(order, seed, number);
        return order;
    }

    // Each column as likely as it weighs, as far as there are enough that weigh.
    private int[] Draw(int placement)
    {
        var random = new SplitMix64(SeedStream.RowOrder(_seed, placement + 1));
        double[] keys = new double[_positions.Count];
        for (int column = 0; column < keys.Length; column++)
        {
            double even = (random.NextSigned() + 1) / 2;
            keys[column] = _problem.Weights[column] > 0 ? -Math.Log(even) / _problem.Weights[column] : double.MaxValue * even;
        }

        return [.. Enumerable.Range(0, keys.Length).Where(column => _problem.IsCandidate[column]).OrderBy(column => keys[column]).Take(_problem.Count)];
    }

    // The weighted squared errors on a fold, for each reach and each own part.
    private double[] Errors(int fold, int folds, int[] selected)
    {
        int start = (int)((long)fold * _rows.Length / folds);
        int end = (int)((long)(fold + 1) * _rows.Length / folds);
        int[] learnt = [.. _rows[..start], .. _rows[end..]];
        int[] heldOut = _rows[start..end];
        double[] selectedMeans = Means(learnt, selected);
        double[] targetMeans = Means(learnt, _targets);
        Matrix<double> seen = Deviations(learnt, selected, selectedMeans);
        Matrix<double> inner = seen.TransposeThisAndMultiply(seen) / learnt.Length;
        Matrix<double> cross = Deviations(learnt, _targets, targetMeans).TransposeThisAndMultiply(seen) / learnt.Length;
        Matrix<double> given = Deviations(heldOut, selected, selectedMeans);
        Matrix<double> truth = Deviations(heldOut, _targets, targetMeans);
        ColumnPositions targetsAndOne = _positions.Of([.. _targets, .. selected]);
        ColumnPositions selectedPlaces = _positions.Of(selected);
        double[] errors = new double[_reaches.Length * _ownParts.Length];
        for (int reach = 0; reach < _reaches.Length; reach++)
        {
            _problem.Workers.Cancellation.ThrowIfCancellationRequested();
            Matrix<double> taperedInner = Tapered(inner, selectedPlaces, 0, _reaches[reach]);
            Matrix<double> taperedCross = Tapered(cross, targetsAndOne, _targets.Length, _reaches[reach]);
            for (int own = 0; own < _ownParts.Length; own++)
            {
                errors[(reach * _ownParts.Length) + own] = Error(taperedInner, taperedCross, _ownParts[own], given, truth);
            }
        }

        return errors;
    }

    private double Error(Matrix<double> inner, Matrix<double> cross, double ownPart, Matrix<double> given, Matrix<double> truth)
    {
        Matrix<double> noisy = inner.Clone();
        for (int i = 0; i < noisy.RowCount; i++)
        {
            // What is constant in the rows that are learnt from has no say, and nothing is divided by 0.
            noisy[i, i] = noisy[i, i] > 0 ? noisy[i, i] * (1 + ownPart + GreedySelection.CopyTolerance) : 1;
        }

        Matrix<double> combinations = noisy.Cholesky().Solve(given.Transpose());
        Matrix<double> left = truth - (cross * combinations).Transpose();
        double error = 0;
        for (int target = 0; target < _targets.Length; target++)
        {
            double sum = 0;
            for (int row = 0; row < left.RowCount; row++)
            {
                sum += left[row, target] * left[row, target];
            }

            error += _problem.Weights[_targets[target]] * sum;
        }

        return error;
    }

    // Each column of the covariances belongs to one position, from the first one on, and lies as far from those of the rows.
    private static Matrix<double> Tapered(Matrix<double> covariances, ColumnPositions positions, int first, double reach)
    {
        var tapered = DenseMatrix.OfMatrix(covariances);
        for (int column = 0; column < tapered.ColumnCount; column++)
        {
            positions.Taper(first + column, reach, tapered.Values.AsSpan(column * tapered.RowCount, tapered.RowCount));
        }

        return tapered;
    }

    private double[] Means(int[] rows, int[] columns)
    {
        double[] means = new double[columns.Length];
        foreach (int row in rows)
        {
            ReadOnlySpan<float> values = Row(row);
            for (int i = 0; i < columns.Length; i++)
            {
                means[i] += values[columns[i]];
            }
        }

        return [.. means.Select(sum => sum / rows.Length)];
    }

    private DenseMatrix Deviations(int[] rows, int[] columns, double[] means)
    {
        var deviations = new DenseMatrix(rows.Length, columns.Length);
        for (int i = 0; i < rows.Length; i++)
        {
            ReadOnlySpan<float> values = Row(rows[i]);
            for (int j = 0; j < columns.Length; j++)
            {
                deviations.Values[(j * rows.Length) + i] = values[columns[j]] - means[j];
            }
        }

        return deviations;
    }

    private ReadOnlySpan<float> Row(int row) => _values.Span.Slice(row * _positions.Count, _positions.Count);
}
