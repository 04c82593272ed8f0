namespace Microsoft.ML.Offline;

/// <summary>A function to minimize: returns its value at <paramref name="point"/> and writes its gradient there.</summary>
internal delegate float ObjectiveFunction(ReadOnlySpan<float> point, Span<float> gradient);
