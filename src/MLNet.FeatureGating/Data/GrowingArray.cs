using MLNet.FeatureGating.Training.Cpu;

namespace MLNet.FeatureGating.Data;

/// <summary>
/// Floats that grow at their end; more than an array can hold is an error, not an overflow. Those that were not expected are kept in pieces outside
/// of the managed heap, freed one after another as an array is made of them: memory does not hold them twice.
/// </summary>
internal sealed class GrowingArray(long expectedLength) : IDisposable
{
    private const int FirstPiece = 1024;

    // 32 MB, from where on C libraries ask the system for memory of its own, and give it back at once.
    private const int LargestPiece = 1 << 23;

    private readonly List<Piece> _pieces = [];
    private float[] _values = new float[Math.Clamp(expectedLength, 0, Array.MaxLength)];
    private int _filled;
    private int _length;

    /// <summary>Appends a stretch of zeros and gives it to be filled.</summary>
    /// <exception cref="InvalidOperationException">There would be more than an array can hold.</exception>
    public Span<float> Append(int count)
    {
        if (_length > Array.MaxLength - count)
        {
            throw new InvalidOperationException(
                $"The features have more than {Array.MaxLength} values, which is more than an array can hold. Learn from a sample of the "
                + "rows: mlContext.Data.TakeRows or mlContext.Data.TrainTestSplit.");
        }

        Span<float> stretch;
        if (_pieces.Count == 0 && count <= _values.Length - _filled)
        {
            stretch = _values.AsSpan(_filled, count);
            _filled += count;
        }
        else
        {
            if (_pieces.Count == 0 || count > _pieces[^1].Left)
            {
                int length = _pieces.Count == 0 ? FirstPiece : Math.Min(2 * _pieces[^1].Length, LargestPiece);
                _pieces.Add(new(Math.Max(length, count)));
            }

            stretch = _pieces[^1].Append(count);
        }

        _length += count;
        return stretch;
    }

    /// <summary>Makes an array of all of them: the expected ones' own where there are just as many.</summary>
    public float[] ToArray()
    {
        if (_length == _values.Length)
        {
            return _values;
        }

        float[] all = GC.AllocateUninitializedArray<float>(_length);
        _values.AsSpan(0, _filled).CopyTo(all);
        int next = _filled;
        foreach (Piece piece in _pieces)
        {
            piece.Values.CopyTo(all.AsSpan(next));
            next += piece.Values.Length;
            piece.Dispose();
        }

        _pieces.Clear();
        _values = all;
        _filled = _length;
        return all;
    }

    public void Dispose()
    {
        foreach (Piece piece in _pieces)
        {
            piece.Dispose();
        }

        _pieces.Clear();
    }

    /// <summary>Values that follow those of the piece before it.</summary>
    private sealed class Piece(int length) : IDisposable
    {
        private readonly NativeFloats _memory = new(length);
        private int _filled;

        public int Length => length;

        public int Left => length - _filled;

        public ReadOnlySpan<float> Values => _memory.Span[.._filled];

        public Span<float> Append(int count)
        {
            _filled += count;
            return _memory.Span.Slice(_filled - count, count);
        }

        public void Dispose() => _memory.Dispose();
    }
}
