using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using MLNet.FeatureGating.Training.Cpu;

namespace MLNet.FeatureGating.Training.Linear;

/// <summary>Applies a linear reconstruction to blocks of rows.</summary>
/// <param name="columns">The selected columns.</param>
/// <param name="means">The means of all columns.</param>
/// <param name="weights">The weights, one row a selected column.</param>
/// <param name="workers">The threads.</param>
internal sealed unsafe class ReconstructionRun<T>(int[] columns, double[] means, float[] weights, Workers workers) : IReconstructionRun
    where T : unmanaged, ILanes<T>
{
    private const int Block = 48;

    // The errors of each piece are kept: few pieces, but enough for any number of threads.
    private const int MaximumPieces = 64;

    private readonly int _stride = Padding.RoundUp(means.Length);

    /// <inheritdoc/>
    public void Reconstruct(ReadOnlyMemory<float> values, int width, int[] places, Memory<float> reconstructed)
    {
        int count = values.Length / width;
        using NativeFloats padded = PaddedWeights();
        workers.ForRanges(Pieces(count, out int length), 1, (piece, _) =>
        {
            using var memory = new Buffers(columns.Length, _stride);
            for (int row = piece * length; row < Math.Min(count, (piece + 1) * length); row += Block)
            {
                int rows = Math.Min(Block, Math.Min(count, (piece + 1) * length) - row);
                Apply(values.Span.Slice(row * width, rows * width), width, places, rows, padded, memory);
                for (int i = 0; i < rows; i++)
                {
                    Span<float> to = reconstructed.Span.Slice((row + i) * means.Length, means.Length);
                    float* deviations = memory.Deviations.At + (i * _stride);
                    for (int column = 0; column < to.Length; column++)
                    {
                        to[column] = (float)(deviations[column] + means[column]);
                    }
                }
            }
        });
    }

    /// <inheritdoc/>
    public double[] ColumnErrors(ReadOnlyMemory<float> rows, IReadOnlyList<float>? rowWeights)
    {
        int count = rows.Length / means.Length;
        var errors = new double[Pieces(count, out int length)][];
        using NativeFloats padded = PaddedWeights();
        workers.ForRanges(errors.Length, 1, (piece, _) =>
        {
            using var memory = new Buffers(columns.Length, _stride);
            double[] sums = new double[means.Length];
            for (int row = piece * length; row < Math.Min(count, (piece + 1) * length); row += Block)
            {
                int blockRows = Math.Min(Block, Math.Min(count, (piece + 1) * length) - row);
                ReadOnlySpan<float> values = rows.Span.Slice(row * means.Length, blockRows * means.Length);
                Apply(values, means.Length, columns, blockRows, padded, memory);
                for (int i = 0; i < blockRows; i++)
                {
                    ReadOnlySpan<float> truth = values.Slice(i * means.Length, means.Length);
                    AddErrors(truth, memory.Deviations.At + (i * _stride), rowWeights?[row + i] ?? 1, sums);
                }
            }

            errors[piece] = sums;
        });

        double total = rowWeights?.Sum(weight => (double)weight) ?? count;
        return [.. means.Select((_, column) => errors.Sum(sums => sums[column]) / total)];
    }

    private static int Pieces(int count, out int length)
    {
        length = Math.Max(1, (count + MaximumPieces - 1) / MaximumPieces);
        return (count + length - 1) / length;
    }

    [MethodImpl(Jit.Hot)]
    private void AddErrors(ReadOnlySpan<float> truth, float* deviations, double weight, double[] sums)
    {
        ref float values = ref MemoryMarshal.GetReference(truth);
        ref double mean = ref MemoryMarshal.GetArrayDataReference(means);
        ref double sum = ref MemoryMarshal.GetArrayDataReference(sums);
        int half = Vector<double>.Count;
        int column = 0;
        for (; column + (2 * half) <= truth.Length; column += 2 * half)
        {
            Vector.Widen(Vector.LoadUnsafe(ref values, (nuint)column), out Vector<double> low, out Vector<double> high);
            Vector.Widen(Vector.Load(deviations + column), out Vector<double> lowGuess, out Vector<double> highGuess);
            low -= Vector.LoadUnsafe(ref mean, (nuint)column) + lowGuess;
            high -= Vector.LoadUnsafe(ref mean, (nuint)(column + half)) + highGuess;
            (Vector.LoadUnsafe(ref sum, (nuint)column) + (low * low * weight)).StoreUnsafe(ref sum, (nuint)column);
            (Vector.LoadUnsafe(ref sum, (nuint)(column + half)) + (high * high * weight)).StoreUnsafe(ref sum, (nuint)(column + half));
        }

        for (; column < truth.Length; column++)
        {
            double error = truth[column] - (means[column] + deviations[column]);
            sums[column] += weight * error * error;
        }
    }

    // The deviations of rows from the means, from those of the selected columns, which lie in their places.
    private void Apply(ReadOnlySpan<float> values, int width, int[] places, int rows, NativeFloats padded, Buffers memory)
    {
        for (int row = 0; row < rows; row++)
        {
            for (int i = 0; i < columns.Length; i++)
            {
                memory.Selected.At[(row * columns.Length) + i] = (float)(values[(row * width) + places[i]] - means[columns[i]]);
            }
        }

        Product<T>.Compute<ProductEnds.Store<T>>(
            rows,
            _stride,
            columns.Length,
            new(memory.Selected.At, columns.Length),
            new(padded.At, _stride),
            new(memory.Deviations.At, _stride),
            null);
    }

    private NativeFloats PaddedWeights()
    {
        var padded = new NativeFloats((long)columns.Length * _stride);
        for (int i = 0; i < columns.Length; i++)
        {
            weights.AsSpan(i * means.Length, means.Length).CopyTo(padded.Span.Slice(i * _stride, means.Length));
        }

        return padded;
    }

    private sealed class Buffers(int selected, int stride) : IDisposable
    {
        public NativeFloats Selected { get; } = new((long)Block * selected);

        public NativeFloats Deviations { get; } = new((long)Block * stride);

        public void Dispose()
        {
            Selected.Dispose();
            Deviations.Dispose();
        }
    }
}
