using System.Numerics;

namespace Microsoft.ML.Offline;

/// <summary>Scales slots by the range of their values. Values that are not numbers are passed over; infinity is not.</summary>
internal sealed class MinMaxStatistics<T> : ScaleStatistics<T>
    where T : struct, IFloatingPointIeee754<T>
{
    private readonly T[] _minima;
    private readonly T[] _maxima;
    private readonly long[] _counts;

    internal MinMaxStatistics(int size)
        : base(size)
    {
        _minima = new T[size];
        _maxima = new T[size];
        _counts = new long[size];
        Array.Fill(_minima, T.PositiveInfinity);
        Array.Fill(_maxima, T.NegativeInfinity);
    }

    protected override void Add(int slot, T value)
    {
        _counts[slot]++;
        Widen(slot, value);
    }

    protected override (T Scale, T Offset) GetScale(int slot, bool fixZero)
    {
        if (_counts[slot] < RowCount)
        {
            // Some rows were sparse there.
            Widen(slot, T.Zero);
        }

        var (minimum, maximum) = (_minima[slot], _maxima[slot]);
        if (!(maximum > minimum))
        {
            return default;
        }

        if (fixZero)
        {
            return (T.One / T.Max(T.Abs(maximum), T.Abs(minimum)), T.Zero);
        }

        var scale = T.One / (maximum - minimum);
        return (scale, T.IsZero(scale) ? T.Zero : minimum);
    }

    private void Widen(int slot, T value)
    {
        if (_maxima[slot] < value)
        {
            _maxima[slot] = value;
        }

        if (_minima[slot] > value)
        {
            _minima[slot] = value;
        }
    }
}
