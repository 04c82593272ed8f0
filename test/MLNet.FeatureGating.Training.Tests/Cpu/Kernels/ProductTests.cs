using MLNet.FeatureGating.Training.Cpu;

namespace MLNet.FeatureGating.Training.Tests.Cpu;

[TestClass]
public sealed class ProductTests
{
    private static readonly int[] Terms = [1, 19];

    private static readonly string[] Ends =
    [
        nameof(ProductEnds.Store<>), nameof(ProductEnds.Accumulate<>), nameof(ProductEnds.Bias<>), nameof(ProductEnds.BiasRelu<>),
        nameof(ProductEnds.ReluSlope<>),
    ];

    public static IEnumerable<object[]> Cases => LaneTypes.With(Ends.Select(end => (object[])[end]));

    [TestMethod]
    [DynamicData(nameof(Cases))]
    public void Compute_AllShapes_IsTheSumOfProducts(int bits, string end)
    {
        MatrixKernels kernels = MatrixKernels.Of(bits);
        for (int rows = 1; rows <= 13; rows++)
        {
            for (int columns = 16; columns <= 80; columns += 16)
            {
                foreach (int terms in Terms)
                {
                    AssertProduct(kernels, end, rows, columns, terms, isTransposed: false);
                    AssertProduct(kernels, end, rows, columns, terms, isTransposed: true);
                }
            }
        }
    }

    [TestMethod]
    [DynamicData(nameof(LaneTypes.Widths), typeof(LaneTypes))]
    public void Compute_NoTerms_IsTheBias(int bits)
    {
        using Matrix empty = Matrix.Integers(7, 16, 1);
        using Matrix c = Matrix.Integers(7, 16, 2);
        float[] biases = [1, 2, 3, 4, 5, 6, 7];

        MatrixKernels.Of(bits).Product(nameof(ProductEnds.Bias<>), 7, 16, 0, empty, false, empty, c, biases);

        for (int row = 0; row < 7; row++)
        {
            Assert.AreEqual(biases[row], c[row, 5]);
        }
    }

    private static void AssertProduct(MatrixKernels kernels, string end, int rows, int columns, int terms, bool isTransposed)
    {
        int seed = (rows * 1000) + columns + terms;
        using Matrix a = isTransposed ? Matrix.Integers(terms, rows + 3, seed) : Matrix.Integers(rows, terms + 5, seed);
        using Matrix b = Matrix.Integers(terms, columns + 16, seed + 1);
        using Matrix c = Matrix.Integers(rows + 1, columns + 32, seed + 2);
        using Matrix activations = Matrix.Integers(rows, columns + 32, seed + 3, limit: 1);
        bool hasBias = end is nameof(ProductEnds.Bias<>) or nameof(ProductEnds.BiasRelu<>);
        float[] biases = [.. Enumerable.Range(0, rows).Select(row => (float)(row - 4))];
        float[]? other = hasBias ? biases : end == nameof(ProductEnds.ReluSlope<>) ? activations.ToArray() : null;

        kernels.Product(end, rows, columns, terms, a, isTransposed, b, c, other);

        float[][] actual = c.ToRows(columns);
        for (int i = 0; i < rows; i++)
        {
            float[] left = [.. Enumerable.Range(0, terms).Select(k => isTransposed ? a[k, i] : a[i, k])];
            float[] sums = Sums(left, b, columns);
            for (int j = 0; j < columns; j++)
            {
                float expected = end switch
                {
                    nameof(ProductEnds.Store<>) => sums[j],
                    nameof(ProductEnds.Accumulate<>) => sums[j] + c.Original(i, j),
                    nameof(ProductEnds.Bias<>) => sums[j] + biases[i],
                    nameof(ProductEnds.BiasRelu<>) => Math.Max(0, sums[j] + biases[i]),
                    _ => activations.Original(i, j) > 0 ? sums[j] : 0,
                };
                if (expected != actual[i][j])
                {
                    Assert.Fail($"{rows} x {columns} x {terms}: ({i}, {j}) is {actual[i][j]}, not {expected}.");
                }
            }
        }

        c.AssertUntouchedBeyond(rows, columns);
    }

    private static float[] Sums(float[] left, Matrix right, int columns)
    {
        float[] sums = new float[columns];
        for (int k = 0; k < left.Length; k++)
        {
            for (int j = 0; j < columns; j++)
            {
                sums[j] += left[k] * right.Original(k, j);
            }
        }

        return sums;
    }
}
