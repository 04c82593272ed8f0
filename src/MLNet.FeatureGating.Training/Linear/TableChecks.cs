namespace MLNet.FeatureGating.Training.Linear;

/// <summary>Checks of tables of rows.</summary>
internal static class TableChecks
{
    /// <summary>Checks that values are whole rows, one at least.</summary>
    /// <exception cref="ArgumentException">They are not.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The number of columns is below 1.</exception>
    public static void RequireRows(int valueCount, int columnCount, string name)
    {
        Require.AtLeast(1, columnCount);
        if (valueCount == 0 || valueCount % columnCount != 0)
        {
            throw new ArgumentException($"{valueCount} values are no rows of {columnCount} columns.", name);
        }
    }

    /// <summary>Checks weights of columns: as many, finite, at least 0 and not all 0.</summary>
    /// <exception cref="ArgumentException">They are not.</exception>
    public static void RequireColumnWeights(IReadOnlyList<float> weights, int columnCount, string name)
    {
        if (weights.Count != columnCount)
        {
            throw new ArgumentException($"{columnCount} columns need as many weights, but there are {weights.Count}.", name);
        }

        bool isAnyPositive = false;
        for (int column = 0; column < columnCount; column++)
        {
            if (!float.IsFinite(weights[column]) || weights[column] < 0)
            {
                throw new ArgumentException($"The weight of column {column} must be finite and at least 0, but it is {weights[column]}.", name);
            }

            isAnyPositive |= weights[column] > 0;
        }

        if (!isAnyPositive)
        {
            throw new ArgumentException("At least one column must have a weight above 0.", name);
        }
    }
}
