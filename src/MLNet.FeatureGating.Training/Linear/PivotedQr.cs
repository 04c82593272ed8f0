namespace MLNet.FeatureGating.Training.Linear;

/// <summary>
/// The pivots of the QR factorisation of P. Businger and G. Golub ("Linear least squares solutions by Householder transformations", 1965).
/// </summary>
internal static class PivotedQr
{
    // The part of the largest squared norm at which a column is a combination of the pivots up to rounding.
    private const double Rounding = 1e-20;

    /// <summary>
    /// Finds pivots: the column with the largest norm, the first of equals; then the one of which most is left at right angles to the pivots before
    /// it.
    /// </summary>
    /// <param name="matrix">The matrix, row after row.</param>
    /// <param name="isCandidate">Whether each column may be a pivot.</param>
    /// <param name="count">The number of pivots.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <returns>The pivots: fewer if nothing is left of other columns.</returns>
    public static List<int> Pivots(double[] matrix, bool[] isCandidate, int count, CancellationToken cancellation)
    {
        int columns = isCandidate.Length;
        int rows = matrix.Length / columns;
        double[] residual = (double[])matrix.Clone();
        double[] norms = new double[columns];
        double[] products = new double[columns];
        double[] direction = new double[rows];
        List<int> pivots = [];
        double largest = 0;
        while (pivots.Count < count)
        {
            cancellation.ThrowIfCancellationRequested();

            // From what is left itself: norms that are updated cancel.
            Array.Clear(norms);
            for (int row = 0; row < rows; row++)
            {
                for (int column = 0; column < columns; column++)
                {
                    norms[column] += residual[(row * columns) + column] * residual[(row * columns) + column];
                }
            }

            int pivot = -1;
            for (int column = 0; column < columns; column++)
            {
                if (isCandidate[column] && (pivot < 0 || norms[column] > norms[pivot]))
                {
                    pivot = column;
                }
            }

            largest = pivots.Count == 0 ? norms[pivot] : largest;
            if (!(norms[pivot] > Rounding * largest))
            {
                break;
            }

            pivots.Add(pivot);
            double scale = 1 / Math.Sqrt(norms[pivot]);
            Array.Clear(products);
            for (int row = 0; row < rows; row++)
            {
                direction[row] = residual[(row * columns) + pivot] * scale;
                Doubles.AddMultiple(products, direction[row], residual.AsSpan(row * columns, columns));
            }

            for (int row = 0; row < rows; row++)
            {
                Doubles.AddMultiple(residual.AsSpan(row * columns, columns), -direction[row], products);
                residual[(row * columns) + pivot] = 0;
            }
        }

        return pivots;
    }
}
