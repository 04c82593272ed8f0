namespace MLNet.FeatureGating.Training.Linear;

/// <summary>Rows of a table that may be looked at.</summary>
internal static class ListedRows
{
    /// <summary>1 for each listed row, and 0 for the others.</summary>
    /// <exception cref="ArgumentException">A row is not there or is listed twice, or fewer than 2 are.</exception>
    public static float[] Weights(IReadOnlyList<int> rows, int rowCount)
    {
        float[] weights = new float[rowCount];
        for (int i = 0; i < rows.Count; i++)
        {
            int row = rows[i];
            if (row < 0 || row >= rowCount)
            {
                throw new ArgumentException($"Rows go from 0 to {rowCount - 1}, but number {i} of those to look at is {row}.", nameof(rows));
            }

            if (weights[row]++ > 0)
            {
                throw new ArgumentException($"Each row is to be looked at once, but row {row} is listed twice.", nameof(rows));
            }
        }

        return rows.Count >= 2
            ? weights
            : throw new ArgumentException($"A selection needs at least 2 rows to look at, but there are {rows.Count}.", nameof(rows));
    }
}
