namespace MLNet.FeatureGating.Training.Linear;

/// <summary>
/// Brings columns to about 1: value * scale - shift. Scales are powers of two, so that the one rounding is that of the difference; constant columns
/// have a scale of 0.
/// </summary>
internal sealed class ColumnScaling
{
    public ColumnScaling(MeasuredRows rows)
    {
        int columns = rows.ColumnCount;
        Scales = new float[columns];
        Shifts = new float[columns];
        Offsets = new double[columns];
        for (int column = 0; column < columns; column++)
        {
            if (rows.Deviations[column] > 0)
            {
                Scales[column] = (float)Math.ScaleB(1, Math.Clamp(-Math.ILogB(rows.Deviations[column]), -126, 126));
                Shifts[column] = (float)(rows.Means[column] * Scales[column]);
                Offsets[column] = (rows.Means[column] * Scales[column]) - Shifts[column];
            }
        }
    }

    public float[] Scales { get; }

    public float[] Shifts { get; }

    /// <summary>The mean of each scaled column: what single precision cuts off from the shift.</summary>
    public double[] Offsets { get; }
}
