namespace MLNet.FeatureGating.Training.Linear;

/// <summary>
/// What selected columns explain of a covariance C. The factor U, one row a selected column, is the Cholesky factor of their covariance, continued
/// over all columns: E = C - U'U is the covariance of what is left of the columns. E is never made; what is known of it are its diagonal and the sums
/// of squares of its rows, which change by a product of C and a vector for each column that comes or goes.
/// </summary>
/// <remarks>
/// Updated sums of squares are exact to about 1e-15 of what they were at first. What a column explains is then exact to about 1e-9 of all variance,
/// as long as a millionth of the column's own is left: less than the covariance itself is exact to.
/// </remarks>
internal sealed class SelectedSpace
{
    private readonly LinearSelectionProblem _problem;
    private readonly List<int> _columns = [];
    private readonly List<double[]> _factor = [];
    private readonly bool[] _isSelected;
    private readonly double[] _vector;
    private readonly double[] _product;
    private double[] _variances;
    private double[]? _squares;

    /// <summary>Initializes a new instance of the <see cref="SelectedSpace"/> class without any column.</summary>
    /// <param name="problem">What to select from.</param>
    /// <param name="isScoring">Whether other columns are to be judged by what they would explain.</param>
    public SelectedSpace(LinearSelectionProblem problem, bool isScoring)
    {
        _problem = problem;
        int columns = problem.Covariance.ColumnCount;
        _isSelected = new bool[columns];
        _vector = new double[columns];
        _product = new double[columns];
        _variances = (double[])problem.Covariance.Variances.Clone();
        if (isScoring)
        {
            _squares = (double[])problem.Squares.Clone();
        }
    }

    /// <summary>The selected columns.</summary>
    public IReadOnlyList<int> Columns => _columns;

    /// <summary>The weighted variance that is left.</summary>
    public double ResidualVariance
    {
        get
        {
            double sum = 0;
            for (int column = 0; column < _variances.Length; column++)
            {
                sum += _problem.Weights[column] * Math.Max(0, _variances[column]);
            }

            return sum;
        }
    }

    /// <summary>Finds the column that explains most of what is left, the first of equals; -1 if too little is left of all of them.</summary>
    /// <param name="isCandidate">Whether each column is to be looked at; selected ones are not.</param>
    /// <param name="tolerance">The part of its variance that has to be left of a column.</param>
    public int Best(bool[] isCandidate, double tolerance)
    {
        double[] squares = _squares ?? throw new InvalidOperationException("This space does not score columns.");
        int best = -1;
        double most = double.NegativeInfinity;
        for (int column = 0; column < squares.Length; column++)
        {
            if (isCandidate[column] && !_isSelected[column] && _variances[column] > tolerance * _problem.Covariance.Variances[column])
            {
                double score = squares[column] / _variances[column];
                if (score > most)
                {
                    best = column;
                    most = score;
                }
            }
        }

        return best;
    }

    /// <summary>
    /// Gives the row that the factor gets if a column is selected: its covariance with what is left of all columns, over the root of its own.
    /// </summary>
    /// <returns>The row, or <see langword="null"/> if rounding left nothing of the column.</returns>
    public double[]? Direction(int column)
    {
        double[] direction = new double[_variances.Length];
        _problem.Covariance.CopyRow(column, direction, _problem.Workers);
        foreach (double[] row in _factor)
        {
            Doubles.AddMultiple(direction, -row[column], row);
        }

        foreach (int selected in _columns)
        {
            direction[selected] = 0;
        }

        double variance = direction[column];
        if (!(variance > 0))
        {
            return null;
        }

        double scale = 1 / Math.Sqrt(variance);
        for (int i = 0; i < direction.Length; i++)
        {
            direction[i] *= scale;
        }

        return direction;
    }

    /// <summary>The weighted variance that a row of the factor explains.</summary>
    public double Explained(double[] direction) => Doubles.SquaredNorm(direction, _problem.Weights);

    /// <summary>Selects a column.</summary>
    public void Add(int column, double[] direction)
    {
        Change(direction, -1);
        _columns.Add(column);
        _factor.Add(direction);
        _isSelected[column] = true;
    }

    /// <summary>Makes the first selected column the last one, and unselects it.</summary>
    /// <returns>The row of the factor that it had as the last one.</returns>
    public double[] RemoveFirst()
    {
        int column = _columns[0];
        _columns.RemoveAt(0);

        // Without its first column the factor has one number below the diagonal in each row: rotations of neighbours bring them to 0, and all that
        // the first column alone explains into the last row. What all rows explain together stays.
        for (int row = 0; row < _columns.Count; row++)
        {
            double[] upper = _factor[row];
            double[] lower = _factor[row + 1];
            int diagonal = _columns[row];
            double length = double.Hypot(upper[diagonal], lower[diagonal]);
            Doubles.Rotate(upper, lower, upper[diagonal] / length, lower[diagonal] / length);
            lower[diagonal] = 0;
        }

        double[] direction = _factor[^1];
        Change(direction, 1);
        _factor.RemoveAt(_factor.Count - 1);
        _isSelected[column] = false;
        return direction;
    }

    /// <summary>What <see cref="Restore"/> wants: the state before a column is removed.</summary>
    public (double[] Variances, double[] Squares) Save() => ((double[])_variances.Clone(), (double[])_squares!.Clone());

    /// <summary>Puts a column back that was removed, to the bits that were there before.</summary>
    public void Restore(int column, double[] direction, (double[] Variances, double[] Squares) saved)
    {
        _columns.Add(column);
        _factor.Add(direction);
        _isSelected[column] = true;
        (_variances, _squares) = saved;
    }

    /// <summary>Makes the factor anew, without the rounding of updates.</summary>
    public void Refactorize()
    {
        int[] columns = [.. _columns];
        _columns.Clear();
        _factor.Clear();
        _problem.Covariance.Variances.CopyTo(_variances, 0);
        foreach (int column in columns)
        {
            _problem.Workers.Cancellation.ThrowIfCancellationRequested();
            _isSelected[column] = false;
            if (Direction(column) is { } direction)
            {
                ChangeVariances(direction, -1);
                _columns.Add(column);
                _factor.Add(direction);
                _isSelected[column] = true;
            }
        }
    }

    // E + sign dd': by E W d and d'W d, with E as it is before the change.
    private void Change(double[] direction, int sign)
    {
        if (_squares is null)
        {
            ChangeVariances(direction, sign);
            return;
        }

        for (int i = 0; i < direction.Length; i++)
        {
            _vector[i] = _problem.Weights[i] * direction[i];
        }

        _problem.Covariance.Multiply(_vector, 1, _product, _problem.Workers);
        foreach (double[] row in _factor)
        {
            Doubles.AddMultiple(_product, -Doubles.Dot(row, _vector), row);
        }

        double explained = Doubles.Dot(direction, _vector);
        for (int i = 0; i < direction.Length; i++)
        {
            _squares[i] += direction[i] * ((sign * 2 * _product[i]) + (explained * direction[i]));
        }

        ChangeVariances(direction, sign);
    }

    private void ChangeVariances(double[] direction, int sign)
    {
        for (int i = 0; i < direction.Length; i++)
        {
            _variances[i] += sign * direction[i] * direction[i];
        }
    }
}
