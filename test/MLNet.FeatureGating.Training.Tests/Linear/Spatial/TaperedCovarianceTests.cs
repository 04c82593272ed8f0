using System.Numerics;
using MLNet.FeatureGating.Training.Linear;
using MLNet.FeatureGating.Training.Tests.Assertions;
using MLNet.FeatureGating.Training.Tests.Data;

namespace MLNet.FeatureGating.Training.Tests.Linear;

[TestClass]
public sealed class TaperedCovarianceTests
{
    private static readonly Workers Alone = new(1, default);

    [TestMethod]
    [DataRow(6, 70)]
    [DataRow(90, 37)]
    public void CopyRow_OfAnyColumn_IsTheCovarianceTimesTheFactor(int rows, int columns)
    {
        Covariance covariance = Table.Correlated(rows, columns, 1).Measure();
        Vector3[] positions = Positions(columns);

        double[][] matrix = Matrix(Taper(covariance, positions, 0.8, 0.25));

        double[][] expected = Expected(covariance, positions, 0.8, 0.25);
        for (int column = 0; column < columns; column++)
        {
            Close.Numbers(expected[column], matrix[column], 1e-6);
        }

        Assert.IsLessThan(0.5 * Math.Abs(expected[0][1]), Math.Abs(expected[0].Min(Math.Abs)), "Nothing was tapered.");
    }

    [TestMethod]
    public void CopyRow_InfiniteReach_IsTheCovariance()
    {
        Covariance covariance = Table.Correlated(50, 20, 2).Measure();

        double[][] matrix = Matrix(Taper(covariance, Positions(20), double.PositiveInfinity, 0));

        double[][] expected = Matrix(covariance);
        for (int column = 0; column < 20; column++)
        {
            Close.Numbers(expected[column], matrix[column], 1e-6);
        }
    }

    [TestMethod]
    [DataRow(5, 83, 1)]
    [DataRow(5, 83, 3)]
    [DataRow(60, 40, 2)]
    public void Multiply_SeveralVectors_IsTheProductOfTheMatrix(int rows, int columns, int count)
    {
        var numbers = new Numbers(3);
        TaperedCovariance tapered = Taper(Table.Correlated(rows, columns, 4).Measure(), Positions(columns), 1.1, 0.1);
        double[] vectors = numbers.Normals(count * columns);
        double[] products = new double[count * columns];

        tapered.Multiply(vectors, count, products, Alone);

        double[][] matrix = Matrix(tapered);
        double[] expected =
        [
            .. Enumerable.Range(0, count).SelectMany(i => matrix.Select(row => row.Select((x, j) => x * vectors[(i * columns) + j]).Sum())),
        ];
        Close.Numbers(expected, products, 1e-9);
    }

    [TestMethod]
    public void RowSquares_Weighted_AreThoseOfTheMatrix()
    {
        TaperedCovariance tapered = Taper(Table.Correlated(9, 75, 5).Measure(), Positions(75), 0.9, 0.1);
        double[] weights = [.. Table.Weights(75, 6).Select(weight => (double)weight)];

        double[] squares = tapered.RowSquares(weights, Alone);

        Close.Numbers([.. Matrix(tapered).Select(row => row.Select((x, i) => x * x * weights[i]).Sum())], squares, 1e-9);
    }

    [TestMethod]
    public void Create_ConstantColumns_HaveNoCovariances()
    {
        var numbers = new Numbers(7);
        Table table = Table.OfColumns(Enumerable.Repeat(3.0, 12).ToArray(), numbers.Normals(12), new double[12], numbers.Normals(12));

        TaperedCovariance tapered = Taper(table.Measure(), Positions(4), 1, 0.5);

        double[][] matrix = Matrix(tapered);
        Assert.IsTrue(matrix[0].Concat(matrix[2]).All(x => x == 0));
        Assert.AreEqual(0, matrix[1][0] + matrix[1][2]);
        Assert.IsGreaterThan(0, matrix[1][1]);
        CollectionAssert.AreEqual(matrix.Select((row, i) => row[i]).ToArray(), tapered.Variances);
    }

    [TestMethod]
    [DataRow(90)]
    [DataRow(-90)]
    public void Create_LargeAndSmallNumbers_FitSinglePrecision(int exponent)
    {
        Table unit = Table.Correlated(30, 10, 8);
        Table scaled = new([.. unit.Rows.Select(row => row.Select(value => Math.ScaleB(value, exponent)).ToArray())]);

        double[][] expected = Matrix(Taper(unit.Measure(), Positions(10), 1, 0.1));
        double[][] matrix = Matrix(Taper(scaled.Measure(), Positions(10), 1, 0.1));

        for (int column = 0; column < 10; column++)
        {
            Close.Numbers(expected[column], [.. matrix[column].Select(x => Math.ScaleB(x, -2 * exponent))], 1e-6);
        }
    }

    [TestMethod]
    public void Multiply_AnyNumberOfThreads_GivesTheSameBits()
    {
        Covariance covariance = Table.Correlated(20, 300, 9).Measure();
        double[] vector = new Numbers(10).Normals(300);
        double[] Product(int threads)
        {
            var workers = new Workers(threads, default);
            double[] product = new double[300];
            TaperedCovariance.Create(covariance, ColumnPositions.Create(Positions(300), 300), 0.7, 0.1, workers).Multiply(vector, 1, product, workers);
            return product;
        }

        CollectionAssert.AreEqual(Product(1), Product(3));
    }

    private static Vector3[] Positions(int columns)
    {
        var numbers = new Numbers(11);
        return [.. Enumerable.Range(0, columns).Select(_ => new Vector3((float)numbers.Normal(), (float)numbers.Normal(), (float)numbers.Normal()))];
    }

    private static TaperedCovariance Taper(Covariance covariance, Vector3[] positions, double reach, double ownPart) =>
        TaperedCovariance.Create(covariance, ColumnPositions.Create(positions, covariance.ColumnCount), reach, ownPart, Alone);

    private static double[][] Expected(Covariance covariance, Vector3[] positions, double reach, double ownPart) =>
    [
        .. Matrix(covariance).Select((row, i) => row
            .Select((x, j) => x * Math.Exp(-Vector3.DistanceSquared(positions[i], positions[j]) / (reach * reach)) * (i == j ? 1 + ownPart : 1))
            .ToArray()),
    ];

    private static double[][] Matrix(Covariance covariance) =>
    [
        .. Enumerable.Range(0, covariance.ColumnCount).Select(column =>
        {
            double[] row = new double[covariance.ColumnCount];
            covariance.CopyRow(column, row, Alone);
            return row;
        }),
    ];
}
