using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace MLNet.FeatureGating.Training.Linear;

/// <summary>Rows of numbers with the weights, means and ranges that a covariance is about.</summary>
internal sealed class MeasuredRows
{
    // Few enough to keep the sums of each piece, enough for any number of threads.
    private const int MaximumPieces = 64;

    private readonly ReadOnlyMemory<float> _values;
    private readonly float[]? _roots;

    private MeasuredRows(ReadOnlyMemory<float> values, int columnCount, float[]? roots)
    {
        _values = values;
        _roots = roots;
        ColumnCount = columnCount;
        RowCount = values.Length / columnCount;
        TotalWeight = roots?.Sum(root => (double)root * root) ?? RowCount;
        Means = new double[columnCount];
        Deviations = new double[columnCount];
    }

    public int RowCount { get; }

    public int ColumnCount { get; }

    /// <summary>The sum of the rows' weights, their mean being about 1.</summary>
    public double TotalWeight { get; }

    public double[] Means { get; }

    /// <summary>How far each column goes from its mean at most.</summary>
    public double[] Deviations { get; }

    /// <summary>Takes the means and ranges of all columns, and sees to it that all values are finite.</summary>
    /// <exception cref="ArgumentException">A value is not finite.</exception>
    public static MeasuredRows Create(ReadOnlyMemory<float> values, int columnCount, IReadOnlyList<float>? weights, Workers workers)
    {
        var rows = new MeasuredRows(values, columnCount, weights is null ? null : Roots(weights));
        rows.Measure(workers, nameof(values));
        return rows;
    }

    public ReadOnlySpan<float> Row(int row) => _values.Span.Slice(row * ColumnCount, ColumnCount);

    /// <summary>The root of a row's weight.</summary>
    public float Root(int row) => _roots?[row] ?? 1;

    // The mean of the weights does not matter; that it is 1 keeps the roots within the range of single precision.
    private static float[] Roots(IReadOnlyList<float> weights)
    {
        double mean = weights.Average(weight => (double)weight);
        return [.. weights.Select(weight => (float)Math.Sqrt(weight / mean))];
    }

    private void Measure(Workers workers, string name)
    {
        int length = Math.Max(1, (RowCount + MaximumPieces - 1) / MaximumPieces);
        var pieces = new Piece?[(RowCount + length - 1) / length];
        workers.ForRanges(RowCount, length, (start, end) =>
        {
            var piece = new Piece(ColumnCount);
            for (int row = start; row < end; row++)
            {
                double root = Root(row);
                if (!piece.Add(Row(row), root * root))
                {
                    throw NotFinite(row, name);
                }
            }

            pieces[start / length] = piece;
        });

        for (int column = 0; column < ColumnCount; column++)
        {
            double sum = 0;
            float least = float.PositiveInfinity;
            float most = float.NegativeInfinity;
            foreach (Piece? piece in pieces)
            {
                sum += piece!.Sums[column];
                least = Math.Min(least, piece.Least[column]);
                most = Math.Max(most, piece.Most[column]);
            }

            // Not out of the range by a rounding: what is constant deviates by nothing.
            Means[column] = Math.Clamp(sum / TotalWeight, least, most);
            Deviations[column] = Math.Max(most - Means[column], Means[column] - least);
        }
    }

    private ArgumentException NotFinite(int row, string name)
    {
        int column = 0;
        while (float.IsFinite(Row(row)[column]))
        {
            column++;
        }

        return new($"The value of row {row} in column {column} must be finite, but it is {Row(row)[column]}.", name);
    }

    /// <summary>The sums and ranges of some rows.</summary>
    private sealed class Piece
    {
        public Piece(int columns)
        {
            Sums = new double[columns];
            Least = new float[columns];
            Most = new float[columns];
            Array.Fill(Least, float.PositiveInfinity);
            Array.Fill(Most, float.NegativeInfinity);
        }

        public double[] Sums { get; }

        public float[] Least { get; }

        public float[] Most { get; }

        /// <summary>Adds a row; false if a value is not finite. A row without weight is looked at, but does not count.</summary>
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public bool Add(ReadOnlySpan<float> row, double weight)
        {
            ref float at = ref MemoryMarshal.GetReference(row);
            ref double sums = ref MemoryMarshal.GetArrayDataReference(Sums);
            ref float least = ref MemoryMarshal.GetArrayDataReference(Least);
            ref float most = ref MemoryMarshal.GetArrayDataReference(Most);
            var weights = new Vector<double>(weight);
            Vector<float> zeros = Vector<float>.Zero;
            int half = Vector<double>.Count;
            int column = 0;
            for (; column + Vector<float>.Count <= row.Length; column += Vector<float>.Count)
            {
                Vector<float> values = Vector.LoadUnsafe(ref at, (nuint)column);

                // What is not finite leaves something over that is not a number.
                zeros += values - values;
                if (weight == 0)
                {
                    continue;
                }

                Vector.Widen(values, out Vector<double> low, out Vector<double> high);
                (Vector.LoadUnsafe(ref sums, (nuint)column) + (low * weights)).StoreUnsafe(ref sums, (nuint)column);
                (Vector.LoadUnsafe(ref sums, (nuint)(column + half)) + (high * weights)).StoreUnsafe(ref sums, (nuint)(column + half));
                Vector.Min(values, Vector.LoadUnsafe(ref least, (nuint)column)).StoreUnsafe(ref least, (nuint)column);
                Vector.Max(values, Vector.LoadUnsafe(ref most, (nuint)column)).StoreUnsafe(ref most, (nuint)column);
            }

            bool isFinite = Vector.EqualsAll(zeros, Vector<float>.Zero);
            for (; column < row.Length; column++)
            {
                isFinite &= float.IsFinite(row[column]);
                if (weight != 0)
                {
                    Sums[column] += weight * row[column];
                    Least[column] = Math.Min(Least[column], row[column]);
                    Most[column] = Math.Max(Most[column], row[column]);
                }
            }

            return isFinite;
        }
    }
}
