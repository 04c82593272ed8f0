using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Double;
using MathNet.Numerics.LinearAlgebra.Factorization;
using MLNet.FeatureGating.Training.Linear;
using MLNet.FeatureGating.Training.Tests.Assertions;

namespace MLNet.FeatureGating.Training.Tests.Linear;

[TestClass]
public sealed class PrincipalModesTests
{
    // By the whole matrix; by products; by products of rows.
    [TestMethod]
    [DataRow(60, 20, 5, 0.3)]
    [DataRow(300, 200, 8, 0.3)]
    [DataRow(600, 180, 12, 3)]
    [DataRow(50, 240, 10, 0.3)]
    public void Create_OfACovariance_AreItsFirstEigenvectors(int rows, int columns, int count, double noise)
    {
        Covariance covariance = Table.Correlated(rows, columns, 1, noise).Measure();
        float[] weights = Table.Weights(columns, 2);

        foreach (bool isWeighted in (bool[])[false, true])
        {
            double[] given = [.. weights.Select(weight => isWeighted ? weight : 1.0)];

            PrincipalModes modes = PrincipalModes.Create(covariance, given, count, new(2, default));

            Evd<double> expected = Decompose(covariance, given);
            double[] values = [.. expected.EigenValues.Select(value => value.Real).Reverse().Take(count)];
            Close.Numbers(values, modes.Variances, 1e-9 * Math.Max(1, values[0]));
            for (int i = 0; i < count; i++)
            {
                double[] vector = modes.Vectors[(i * columns)..((i + 1) * columns)];
                double[] wanted = expected.EigenVectors.Column(columns - 1 - i).ToArray();
                double cosine = vector.Zip(wanted).Sum(pair => pair.First * pair.Second);
                Assert.AreEqual(1, Math.Abs(cosine), 1e-9, $"Mode {i}.");
                Assert.AreEqual(1, vector.Sum(value => value * value), 1e-12);
            }
        }
    }

    [TestMethod]
    [DataRow(9, 200, 8)]
    [DataRow(9, 30, 8)]
    public void Create_FewerModesThanWanted_AreThoseThatVary(int rows, int columns, int expected)
    {
        PrincipalModes modes = PrincipalModes.Create(
            Table.Correlated(rows, columns, 3).Measure(), [.. Enumerable.Repeat(1.0, columns)], 15, new(2, default));

        Assert.HasCount(expected, modes.Variances);
        Assert.HasCount(expected * columns, modes.Vectors);
    }

    [TestMethod]
    public void InUnitsOfColumns_Weights_AreTheModesOverTheirRoots()
    {
        Covariance covariance = Table.Correlated(300, 200, 4).Measure();
        double[] weights = [.. Table.Weights(200, 5).Select(weight => (double)weight)];
        weights[7] = 0;
        PrincipalModes modes = PrincipalModes.Create(covariance, weights, 4, new(2, default));

        double[] values = modes.InUnitsOfColumns(covariance, new(2, default));

        // Where there is no weight there is a mode all the same: how the column goes along with it.
        double[] row = new double[200];
        covariance.CopyRow(7, row, new(2, default));
        double[] expected = [.. modes.Vectors.Select((value, i) => i % 200 != 7
            ? value / Math.Sqrt(weights[i % 200])
            : Enumerable.Range(0, 200).Sum(j => row[j] * Math.Sqrt(weights[j]) * modes.Vectors[(i / 200 * 200) + j]) / modes.Variances[i / 200])];
        Assert.IsGreaterThan(1e-3, Math.Abs(expected[7]));
        Close.Numbers(expected, values, 1e-6);
    }

    [TestMethod]
    public void Run_EqualEigenvalues_AreFound()
    {
        // The identity on the first 60 numbers, and nothing on the rest.
        void Multiply(double[] from, double[] to)
        {
            for (int i = 0; i < from.Length; i++)
            {
                to[i] = i % 100 < 60 ? from[i] : 0;
            }
        }

        (double[] values, double[] vectors) = new SubspaceIteration(100, 30, Multiply, new(1, default)).Run(10);
        (double[] nothing, _) = new SubspaceIteration(100, 30, (_, to) => Array.Clear(to), new(1, default)).Run(10);

        Close.Numbers([.. Enumerable.Repeat(1.0, 10)], values[..10], 1e-12);
        Assert.IsTrue(vectors.Take(10 * 100).Where((_, i) => i % 100 >= 60).All(value => Math.Abs(value) < 1e-6));
        Close.Numbers(new double[30], nothing, 0);
    }

    private static Evd<double> Decompose(Covariance covariance, double[] weights)
    {
        int columns = weights.Length;
        var matrix = new DenseMatrix(columns, columns);
        double[] row = new double[columns];
        for (int i = 0; i < columns; i++)
        {
            covariance.CopyRow(i, row, new(2, default));
            for (int j = 0; j < columns; j++)
            {
                matrix[i, j] = row[j] * Math.Sqrt(weights[i] * weights[j]);
            }
        }

        return matrix.Evd(Symmetricity.Symmetric);
    }
}
