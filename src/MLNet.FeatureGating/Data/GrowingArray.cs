namespace MLNet.FeatureGating.Data;

/// <summary>A float array that grows at its end; more than an array can hold is an error, not an overflow.</summary>
internal sealed class GrowingArray(long expectedLength)
{
    private float[] _values = new float[Math.Clamp(expectedLength, 1024, Array.MaxLength)];
    private int _length;

    /// <summary>Appends a stretch of zeros and gives it to be filled.</summary>
    public Memory<float> Append(int count)
    {
        if (_length > Array.MaxLength - count)
        {
            throw new InvalidOperationException(
                $"The features have more than {Array.MaxLength} values, which is more than an array can hold. Learn from a sample of the "
                + "rows: mlContext.Data.TakeRows or mlContext.Data.TrainTestSplit.");
        }

        if (_length + count > _values.Length)
        {
            Array.Resize(ref _values, (int)Math.Min(Math.Max(2L * _values.Length, _length + count), Array.MaxLength));
        }

        Memory<float> stretch = _values.AsMemory(_length, count);
        _length += count;
        return stretch;
    }

    public float[] ToArray() => _length == _values.Length ? _values : _values[.._length];
}
