using MLNet.FeatureGating.Training.Cpu;

namespace MLNet.FeatureGating.Training.Tests.Cpu;

/// <summary>A matrix outside the managed heap, for kernels, and a copy of what it began as.</summary>
internal sealed unsafe class Matrix : IDisposable
{
    private readonly NativeFloats _memory;
    private readonly float[] _original;
    private readonly int _stride;

    public Matrix(float[] values, int stride)
    {
        _original = values;
        _stride = stride;
        _memory = new(values.Length);
        values.CopyTo(_memory.Span);
    }

    public Operand Operand => new(_memory.At, _stride);

    public float this[int row, int column]
    {
        get => _memory.Span[(row * _stride) + column];
        set => _memory.Span[(row * _stride) + column] = value;
    }

    /// <summary>Whole numbers between -limit and limit, whose sums of products are exact in whatever order.</summary>
    public static Matrix Integers(int rows, int stride, int seed, int limit = 8)
    {
        var generator = new SplitMix64((ulong)seed);
        float[] values = new float[rows * stride];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = (int)(generator.Next() % (uint)((2 * limit) + 1)) - limit;
        }

        return new(values, stride);
    }

    /// <summary>What lay in a place at first.</summary>
    public float Original(int row, int column) => _original[(row * _stride) + column];

    /// <summary>Nothing outside the first rows and columns has been written.</summary>
    public void AssertUntouchedBeyond(int rows, int columns)
    {
        for (int row = 0; row < _original.Length / _stride; row++)
        {
            int start = (row * _stride) + (row < rows ? columns : 0);
            Range beyond = start..((row + 1) * _stride);
            Assert.IsTrue(_memory.Span[beyond].SequenceEqual(_original.AsSpan(beyond)), "Something was written beyond the end of a row.");
        }
    }

    public float[] ToArray() => _memory.Span.ToArray();

    public float[][] ToRows(int columns) => [.. _memory.Span.ToArray().Chunk(_stride).Select(row => row[..columns])];

    public void Dispose() => _memory.Dispose();
}
