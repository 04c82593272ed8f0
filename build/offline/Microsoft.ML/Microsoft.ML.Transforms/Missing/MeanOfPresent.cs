namespace Microsoft.ML.Offline;

/// <summary>Averages the values of a column, those that are missing left out, as a cursor moves.</summary>
internal sealed class MeanOfPresent(ValueGetter<float> getter)
{
    private double _mean;
    private long _count;

    internal float Value => (float)_mean;

    internal void AddRow()
    {
        var value = 0f;
        getter(ref value);
        if (!float.IsNaN(value))
        {
            _mean += (value - _mean) / ++_count;
        }
    }
}
