using MLNet.FeatureGating.Training.Tests.Data;

namespace MLNet.FeatureGating.Training.Tests.Cpu;

[TestClass]
public sealed class MatrixKernelTests
{
    [TestMethod]
    [DynamicData(nameof(LaneTypes.Widths), typeof(LaneTypes))]
    public void Transpose_AllShapes_TurnsRowsIntoColumns(int bits)
    {
        for (int rows = 16; rows <= 64; rows += 16)
        {
            for (int columns = 16; columns <= 48; columns += 16)
            {
                using Matrix source = Matrix.Integers(rows, columns + 7, 1, limit: 1_000_000);
                using Matrix destination = Matrix.Integers(columns + 1, rows + 5, 2);

                MatrixKernels.Of(bits).Transpose(rows, columns, source, destination);

                for (int i = 0; i < rows * columns; i++)
                {
                    Assert.AreEqual(source[i / columns, i % columns], destination[i % columns, i / columns]);
                }

                destination.AssertUntouchedBeyond(columns, rows);
            }
        }
    }

    [TestMethod]
    [DynamicData(nameof(LaneTypes.Widths), typeof(LaneTypes))]
    public void AddRows_AllShapes_AddsTheSumOfEach(int bits)
    {
        for (int rows = 1; rows <= 9; rows++)
        {
            for (int columns = 16; columns <= 80; columns += 16)
            {
                using Matrix matrix = Matrix.Integers(rows, columns + 16, rows + columns);
                float[] sums = [.. Enumerable.Range(0, rows + 1).Select(row => (float)row)];

                MatrixKernels.Of(bits).AddRows(rows, columns, matrix, sums);

                for (int row = 0; row < rows; row++)
                {
                    Assert.AreEqual(row + Enumerable.Range(0, columns).Sum(column => matrix[row, column]), sums[row]);
                }

                Assert.AreEqual(rows, sums[rows]);
            }
        }
    }

    [TestMethod]
    [DynamicData(nameof(LaneTypes.Widths), typeof(LaneTypes))]
    public void Sums_AnyCount_AreExact(int bits)
    {
        var random = new Numbers(3);
        for (int count = 0; count <= 112; count += 16)
        {
            float[] numbers = [.. random.Normals(count, 8).Select(x => (float)Math.Round(x))];

            Assert.AreEqual(numbers.Sum(x => (double)x * x), MatrixKernels.Of(bits).SumOfSquares(numbers));
            if (count > 0)
            {
                Assert.AreEqual(numbers.Sum(), MatrixKernels.Of(bits).SumOfRow(numbers));
            }
        }
    }

    [TestMethod]
    [DynamicData(nameof(LaneTypes.Widths), typeof(LaneTypes))]
    public void Multiply_Matrices_MultipliesNumberByNumber(int bits)
    {
        using Matrix left = Matrix.Integers(5, 64, 1);
        using Matrix right = Matrix.Integers(5, 48, 2);
        using Matrix product = Matrix.Integers(6, 80, 3);

        MatrixKernels.Of(bits).Multiply(5, 48, left, right, product);
        MatrixKernels.Of(bits).Multiply(5, 32, left, right, left);

        for (int i = 0; i < 5 * 48; i++)
        {
            (int row, int column) = (i / 48, i % 48);
            Assert.AreEqual(left.Original(row, column) * right[row, column], product[row, column]);
            if (column < 32)
            {
                Assert.AreEqual(product[row, column], left[row, column]);
            }
        }

        product.AssertUntouchedBeyond(5, 48);
        left.AssertUntouchedBeyond(5, 32);
    }
}
