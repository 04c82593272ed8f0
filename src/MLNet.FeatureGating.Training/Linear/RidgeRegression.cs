namespace MLNet.FeatureGating.Training.Linear;

/// <summary>The coefficients of all columns on selected ones.</summary>
internal static class RidgeRegression
{
    /// <summary>Solves (C_SS + ridge * diag C_SS) B = C_S by a Cholesky factorisation.</summary>
    /// <param name="covariance">The covariance of all columns.</param>
    /// <param name="selected">The selected columns S.</param>
    /// <param name="ridge">The part of their variances that is added to them.</param>
    /// <param name="leastPivot">The part of its variance at which a selected column is a combination of those before it: then it has no weight.</param>
    /// <param name="workers">The threads.</param>
    /// <returns>B, row after row; a selected column's own coefficient is 1, and all others are 0.</returns>
    public static float[] Weights(Covariance covariance, int[] selected, double ridge, double leastPivot, Workers workers)
    {
        int columns = covariance.ColumnCount;
        double[][] solution = new double[selected.Length][];
        double[,] root = new double[selected.Length, selected.Length];
        for (int i = 0; i < selected.Length; i++)
        {
            double[] row = new double[columns];
            covariance.CopyRow(selected[i], row, workers);
            double variance = covariance.Variances[selected[i]];
            double pivot = (1 + ridge) * variance;
            for (int j = 0; j < i; j++)
            {
                double sum = row[selected[j]];
                for (int k = 0; k < j; k++)
                {
                    sum -= root[i, k] * root[j, k];
                }

                root[i, j] = root[j, j] > 0 ? sum / root[j, j] : 0;
                pivot -= root[i, j] * root[i, j];
            }

            root[i, i] = pivot > leastPivot * variance ? Math.Sqrt(pivot) : 0;
            solution[i] = row;
        }

        // L Y = C_S, then L' B = Y; both in place.
        for (int i = 0; i < selected.Length; i++)
        {
            for (int j = 0; j < i; j++)
            {
                Doubles.AddMultiple(solution[i], -root[i, j], solution[j]);
            }

            Divide(solution[i], root[i, i]);
        }

        for (int i = selected.Length - 1; i >= 0; i--)
        {
            for (int j = i + 1; j < selected.Length; j++)
            {
                Doubles.AddMultiple(solution[i], -root[j, i], solution[j]);
            }

            Divide(solution[i], root[i, i]);
        }

        float[] weights = new float[selected.Length * columns];
        for (int i = 0; i < selected.Length; i++)
        {
            for (int column = 0; column < columns; column++)
            {
                weights[(i * columns) + column] = (float)solution[i][column];
            }

            for (int j = 0; j < selected.Length; j++)
            {
                weights[(i * columns) + selected[j]] = i == j ? 1 : 0;
            }
        }

        return weights;
    }

    private static void Divide(double[] row, double pivot)
    {
        for (int column = 0; column < row.Length; column++)
        {
            row[column] = pivot > 0 ? row[column] / pivot : 0;
        }
    }
}
