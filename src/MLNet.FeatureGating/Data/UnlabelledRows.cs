namespace MLNet.FeatureGating.Data;

/// <summary>Rows without a label.</summary>
/// <param name="Features">Row after row, finite: rows x slots.</param>
/// <param name="Weights">One weight above 0 a row, or null where there is no weight column.</param>
internal sealed record UnlabelledRows(float[] Features, float[]? Weights);
