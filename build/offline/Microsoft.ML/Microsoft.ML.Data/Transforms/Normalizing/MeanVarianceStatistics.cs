using System.Numerics;

namespace Microsoft.ML.Offline;

/// <summary>
/// Scales slots to unit variance, about their mean or about zero. Mean and squared deviation are updated row by row as by
/// Welford; zeros, of which sparse rows have many, are taken in at the end. Values that are not finite are passed over.
/// </summary>
internal sealed class MeanVarianceStatistics<T> : ScaleStatistics<T>
    where T : struct, IFloatingPointIeee754<T>
{
    private readonly double[] _means;
    private readonly double[] _deviations;
    private readonly long[] _nonZeros;
    private readonly long[] _bad;

    internal MeanVarianceStatistics(int size)
        : base(size)
    {
        _means = new double[size];
        _deviations = new double[size];
        _nonZeros = new long[size];
        _bad = new long[size];
    }

    protected override void Add(int slot, T value)
    {
        if (T.IsZero(value))
        {
            return;
        }

        if (!T.IsFinite(value))
        {
            _bad[slot]++;
            return;
        }

        var number = double.CreateChecked(value);
        var delta = number - _means[slot];
        _means[slot] += delta / ++_nonZeros[slot];
        _deviations[slot] += delta * (number - _means[slot]);
    }

    protected override (T Scale, T Offset) GetScale(int slot, bool fixZero)
    {
        var mean = _means[slot];
        var deviation = _deviations[slot];
        var zeros = RowCount - _bad[slot] - _nonZeros[slot];
        var count = _nonZeros[slot] + zeros;
        if (zeros > 0)
        {
            var delta = -mean;
            mean += delta * zeros / count;
            deviation += delta * -mean * zeros;
        }

        if (deviation == 0)
        {
            return default;
        }

        var variance = deviation / count;
        if (fixZero)
        {
            return (T.One / T.CreateTruncating(Math.Sqrt(variance + (mean * mean))), T.Zero);
        }

        var scale = T.One / T.CreateTruncating(Math.Sqrt(variance));
        return (scale, T.IsZero(scale) ? T.Zero : T.CreateTruncating(mean));
    }
}
