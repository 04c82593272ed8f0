using MLNet.FeatureGating.Training.Linear;
using MLNet.FeatureGating.Training.Tests.Data;

namespace MLNet.FeatureGating.Training.Tests.Linear;

[TestClass]
public sealed class LowerTriangleTests
{
    [TestMethod]
    [DataRow(1, 1)]
    [DataRow(5, 3)]
    [DataRow(23, 40)]
    public void ForwardAndBackward_Factor_SolveTheMatrix(int size, int width)
    {
        double[] matrix = Table.Correlated(size + 20, size, 1).NaiveCovariance().Cast<double>().ToArray();
        double[] solution = new Numbers(2).Normals(size * width);
        double[] rows = new double[size * width];
        for (int i = 0; i < size; i++)
        {
            for (int column = 0; column < width; column++)
            {
                rows[(i * width) + column] = Enumerable.Range(0, size).Sum(j => matrix[(i * size) + j] * solution[(j * width) + column]);
            }
        }

        LowerTriangle.Factorize(matrix, size, 1e-12);
        LowerTriangle.Forward(matrix, size, rows, width);
        LowerTriangle.Backward(matrix, size, rows, width);

        for (int i = 0; i < rows.Length; i++)
        {
            Assert.AreEqual(solution[i], rows[i], 1e-8);
        }
    }

    [TestMethod]
    public void Factorize_NothingLeft_KeepsTheLeastPivot()
    {
        double[] matrix = [4, 4, 4, 4];

        LowerTriangle.Factorize(matrix, 2, 0.25);

        Assert.AreEqual(2, matrix[0]);
        Assert.AreEqual(2, matrix[2]);
        Assert.AreEqual(0.5, matrix[3]);
    }
}
