using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Double;
using MathNet.Numerics.LinearAlgebra.Factorization;

namespace MLNet.FeatureGating.Training.Linear;

/// <summary>The first eigenvectors of a covariance whose columns are scaled by the roots of weights.</summary>
internal sealed class PrincipalModes
{
    /// <summary>Up to so many columns the whole matrix is decomposed.</summary>
    internal const int DirectColumns = 160;

    private readonly double[] _roots;

    private PrincipalModes(double[] roots, double[] variances, double[] vectors)
    {
        _roots = roots;
        Variances = variances;
        Vectors = vectors;
    }

    /// <summary>The variances of the modes, from the largest on.</summary>
    public double[] Variances { get; }

    /// <summary>The modes, one behind the other, orthonormal.</summary>
    public double[] Vectors { get; }

    /// <summary>Finds the modes with the largest variances; fewer where others have none.</summary>
    /// <param name="covariance">The covariance.</param>
    /// <param name="weights">One weight a column.</param>
    /// <param name="count">The number of modes.</param>
    /// <param name="workers">The threads.</param>
    public static PrincipalModes Create(Covariance covariance, double[] weights, int count, Workers workers)
    {
        double[] roots = [.. weights.Select(Math.Sqrt)];
        int columns = covariance.ColumnCount;
        int block = Math.Min(columns, count + Math.Max(20, count / 2));
        (double[] values, double[] vectors) = columns <= DirectColumns || block > 0.8 * columns
            ? Direct(covariance, roots, workers)
            : Iterate(covariance, roots, block, workers).Run(count);
        int modes = Math.Min(count, values.TakeWhile(value => value > covariance.Precision * values[0]).Count());
        return new(roots, values[..modes], vectors[..(modes * columns)]);
    }

    /// <summary>
    /// The modes as the columns show them, one behind the other: with weights, the covariances of the columns with the modes, over the modes'
    /// variances. That is the mode over the root of the weight where there is a weight.
    /// </summary>
    public double[] InUnitsOfColumns(Covariance covariance, Workers workers)
    {
        int columns = _roots.Length;
        if (_roots.All(root => root == 1))
        {
            return Vectors;
        }

        double[] weighted = (double[])Vectors.Clone();
        Scale(weighted, _roots);
        double[] values = new double[weighted.Length];
        covariance.Multiply(weighted, Variances.Length, values, workers);
        for (int i = 0; i < values.Length; i++)
        {
            values[i] /= Variances[i / columns];
        }

        return values;
    }

    private static SubspaceIteration Iterate(Covariance covariance, double[] roots, int block, Workers workers)
    {
        double[] weighted = new double[roots.Length * block];
        return new(roots.Length, block, Multiply, workers);

        void Multiply(double[] vectors, double[] products)
        {
            vectors.CopyTo(weighted, 0);
            Scale(weighted, roots);
            covariance.Multiply(weighted, block, products, workers);
            Scale(products, roots);
        }
    }

    private static void Scale(double[] vectors, double[] roots)
    {
        for (int i = 0; i < vectors.Length; i++)
        {
            vectors[i] *= roots[i % roots.Length];
        }
    }

    private static (double[] Values, double[] Vectors) Direct(Covariance covariance, double[] roots, Workers workers)
    {
        int columns = roots.Length;
        double[] matrix = new double[columns * columns];
        double[] numbers = new double[columns];
        for (int row = 0; row < columns; row++)
        {
            covariance.CopyRow(row, numbers, workers);
            for (int column = 0; column < columns; column++)
            {
                matrix[(row * columns) + column] = roots[row] * roots[column] * numbers[column];
            }
        }

        Evd<double> evd = new DenseMatrix(columns, columns, matrix).Evd(Symmetricity.Symmetric);

        // From the smallest to the largest, column after column.
        double[] ascending = evd.EigenVectors.ToColumnMajorArray();
        double[] vectors = new double[ascending.Length];
        for (int i = 0; i < columns; i++)
        {
            ascending.AsSpan((columns - 1 - i) * columns, columns).CopyTo(vectors.AsSpan(i * columns));
        }

        return ([.. evd.EigenValues.Select(value => value.Real).Reverse()], vectors);
    }
}
