namespace Microsoft.ML;

/// <summary>Fills <paramref name="value"/> with a column's value in the current row, reusing its buffers where it can.</summary>
public delegate void ValueGetter<TValue>(ref TValue value);
