using System.Runtime.CompilerServices;
using MLNet.FeatureGating.Training.Cpu;

namespace MLNet.FeatureGating.Training.Linear;

/// <summary>The regression of the targets on selected columns within one cluster, and what each column would explain besides.</summary>
internal sealed unsafe class ClusterRegression : IDisposable
{
    private readonly int[] _selected;
    private readonly double[] _ridges;
    private readonly int _columns;
    private readonly int _targets;
    private readonly NativeFloats _combinations;
    private readonly NativeFloats _factor;
    private readonly NativeFloats _gains;
    private readonly NativeFloats _variances;
    private readonly double[] _matrix;
    private readonly double[] _right;
    private readonly double[] _coefficients;
    private readonly int[] _slots;
    private int _count;

    /// <summary>Initializes a new instance of the <see cref="ClusterRegression"/> class.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="selected">The selected columns; it is the caller's to change.</param>
    /// <param name="ridges">What is added to the variances of columns, all in units of their standard deviations.</param>
    public ClusterRegression(SampledRows rows, int[] selected, double[] ridges)
    {
        _selected = selected;
        _ridges = ridges;
        _columns = rows.ColumnCount;
        _targets = rows.TargetCount;
        int slots = selected.Length;
        Moments = new(slots, rows);
        Buffer = new(rows, slots);
        _combinations = new((long)Math.Max(slots, _targets) * CombinationStride);
        _factor = new((long)slots * rows.Stride);
        _gains = new(rows.Stride);
        _variances = new(rows.Stride);
        _matrix = new double[slots * slots];
        _right = new double[slots * (_targets + slots)];
        _coefficients = new double[_right.Length];
        _slots = new int[slots];
    }

    /// <summary>The moments of the cluster, to be filled. What <see cref="Gains"/> leaves of them is no use.</summary>
    public MomentBlock Moments { get; }

    /// <summary>What moments are filled by.</summary>
    public MomentBuffer Buffer { get; }

    private int CombinationStride => _selected.Length + 1;

    private int Width => _targets + _selected.Length;

    /// <summary>Solves the regression.</summary>
    /// <param name="leftOut">The place of the column that is left out; -1 for none.</param>
    /// <returns>What is left of the variance of the targets.</returns>
    public double Solve(int leftOut)
    {
        int rows = Moments.Count;
        float* sums = Moments.Sums;
        _count = 0;
        for (int slot = 0; slot < _selected.Length; slot++)
        {
            if (slot != leftOut)
            {
                _slots[_count++] = slot;
            }
        }

        Array.Clear(_right);
        for (int i = 0; i < _count; i++)
        {
            float* products = Moments.Row(_slots[i]);
            int column = _selected[_slots[i]];
            double mean = (double)sums[column] / rows;
            for (int j = 0; j <= i; j++)
            {
                int other = _selected[_slots[j]];
                _matrix[(i * _count) + j] = ((double)products[other] / rows) - (mean * sums[other] / rows) + (i == j ? _ridges[column] : 0);
            }

            Span<double> right = _right.AsSpan(i * Width, Width);
            for (int target = 0; target < _targets; target++)
            {
                right[target] = ((double)Moments.Row(_selected.Length + 1 + target)[column] / rows) - (mean * Moments.TargetSums[target] / rows);
            }

            right[_targets + i] = 1;
        }

        // What is left of a variance is no less than its ridge, but for rounding.
        double least = _slots.AsSpan(0, _count).ToArray().Select(slot => _ridges[_selected[slot]]).DefaultIfEmpty(1).Min() / 2;
        LowerTriangle.Factorize(_matrix, _count, least);
        LowerTriangle.Forward(_matrix, _count, _right, Width);
        double remaining = Moments.TargetSquares / rows;
        foreach (double sum in Moments.TargetSums)
        {
            remaining -= sum / rows * (sum / rows);
        }

        for (int i = 0; i < _count; i++)
        {
            ReadOnlySpan<double> row = _right.AsSpan(i * Width, _targets);
            remaining -= Doubles.Dot(row, row);
        }

        return Math.Max(0, remaining);
    }

    /// <summary>Computes what each column would explain of what is left of the targets, after <see cref="Solve"/>.</summary>
    /// <param name="part">The part of all rows that the cluster's are.</param>
    /// <param name="gains">What it would explain of the targets of all rows; overwritten.</param>
    public void Gains(double part, Span<double> gains)
    {
        int rows = Moments.Count;
        int width = Padding.RoundUp(_columns);
        FillVariances(width);
        FillResiduals(width);
        new Span<float>(_gains.At, width).Clear();
        for (int target = 0; target < _targets; target++)
        {
            LaneRows.AddSquares(Moments.Row(_selected.Length + 1 + target), 1, _gains.At, width);
        }

        // Residuals are sums over rows.
        double scale = part / rows / rows;
        for (int column = 0; column < _columns; column++)
        {
            gains[column] = scale * _gains.At[column] / (Math.Max(0, (double)_variances.At[column]) + _ridges[column]);
        }
    }

    public void Dispose()
    {
        Moments.Dispose();
        Buffer.Dispose();
        _combinations.Dispose();
        _factor.Dispose();
        _gains.Dispose();
        _variances.Dispose();
    }

    // What the selected columns leave of the variances of all columns: the rows of inverse(L) C explain the rest.
    private void FillVariances(int width)
    {
        int rows = Moments.Count;
        float* sums = Moments.Sums;
        new Span<float>(_combinations.At, _count * CombinationStride).Clear();
        for (int i = 0; i < _count; i++)
        {
            float* combination = _combinations.At + (i * CombinationStride);
            double mean = 0;
            for (int j = 0; j <= i; j++)
            {
                double factor = _right[(i * Width) + _targets + j] / rows;
                combination[_slots[j]] = (float)factor;
                mean += factor * sums[_selected[_slots[j]]] / rows;
            }

            combination[_selected.Length] = (float)-mean;
        }

        float* variances = _variances.At;
        SetVariances(variances, Moments.Squares, sums, rows, width);
        if (_count > 0)
        {
            LaneProducts.Store(
                _count, width, CombinationStride, new(_combinations.At, CombinationStride), Moments.Products, new(_factor.At, Moments.Stride));
        }

        for (int i = 0; i < _count; i++)
        {
            LaneRows.AddSquares(_factor.At + ((long)i * Moments.Stride), -1, variances, width);
        }
    }

    // What the regression leaves of the products of targets and columns, in the place of the products.
    private void FillResiduals(int width)
    {
        int rows = Moments.Count;
        float* sums = Moments.Sums;
        _right.CopyTo(_coefficients, 0);
        LowerTriangle.Backward(_matrix, _count, _coefficients, Width);
        new Span<float>(_combinations.At, _targets * CombinationStride).Clear();
        for (int target = 0; target < _targets; target++)
        {
            float* combination = _combinations.At + (target * CombinationStride);
            double mean = -Moments.TargetSums[target] / rows;
            for (int i = 0; i < _count; i++)
            {
                double coefficient = _coefficients[(i * Width) + target];
                combination[_slots[i]] = (float)-coefficient;
                mean += coefficient * sums[_selected[_slots[i]]] / rows;
            }

            combination[_selected.Length] = (float)mean;
        }

        Operand residuals = new(Moments.Row(_selected.Length + 1), Moments.Stride);
        LaneProducts.Add(_targets, width, CombinationStride, new(_combinations.At, CombinationStride), Moments.Products, residuals);
    }

    [MethodImpl(Jit.Hot)]
    private static void SetVariances(float* variances, float* squares, float* sums, int rows, int width)
    {
        for (int column = 0; column < width; column++)
        {
            double mean = (double)sums[column] / rows;
            variances[column] = (float)(((double)squares[column] / rows) - (mean * mean));
        }
    }
}
