using MLNet.FeatureGating.Training.Linear;
using MLNet.FeatureGating.Training.Tests.Data;

namespace MLNet.FeatureGating.Training.Tests.Linear;

[TestClass]
public sealed class DoublesTests
{
    // Around any number of lanes, and of sums side by side.
    private static readonly int[] Lengths = [1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 31, 32, 33, 67];

    [TestMethod]
    public void DotAndSquaredNorm_AllLengths_AreTheSums()
    {
        foreach (int length in Lengths)
        {
            (double[] a, double[] b) = (Integers(length, 1), Integers(length, 2));

            Assert.AreEqual(a.Zip(b).Sum(pair => pair.First * pair.Second), Doubles.Dot(a, b), $"{length}");
            Assert.AreEqual(a.Zip(b).Sum(pair => pair.First * pair.First * pair.Second), Doubles.SquaredNorm(a, b), $"{length}");
        }
    }

    [TestMethod]
    public void AddMultiple_AllLengths_AddsToAllAndToNothingElse()
    {
        foreach (int length in Lengths)
        {
            (double[] a, double[] b) = (Integers(length + 2, 3), Integers(length + 2, 4));
            double[] sums = [.. a];

            Doubles.AddMultiple(sums.AsSpan(1, length), 3, b.AsSpan(1, length));

            CollectionAssert.AreEqual(a.Select((x, i) => i == 0 || i == length + 1 ? x : x + (3 * b[i])).ToArray(), sums, $"{length}");
        }
    }

    [TestMethod]
    public void Rotate_AllLengths_TurnsAll()
    {
        foreach (int length in Lengths)
        {
            (double[] a, double[] b) = (Integers(length, 5), Integers(length, 6));
            (double[] first, double[] second) = ([.. a], [.. b]);

            Doubles.Rotate(first, second, 2, 3);

            CollectionAssert.AreEqual(a.Zip(b).Select(pair => (2 * pair.First) + (3 * pair.Second)).ToArray(), first, $"{length}");
            CollectionAssert.AreEqual(a.Zip(b).Select(pair => (2 * pair.Second) - (3 * pair.First)).ToArray(), second, $"{length}");
        }
    }

    [TestMethod]
    public unsafe void Products_AllShapes_AreThoseOfEveryPairOfRows()
    {
        foreach (int length in Lengths)
        {
            for (int aRows = 1; aRows <= 3; aRows++)
            {
                for (int bRows = 1; bRows <= 6; bRows++)
                {
                    (double[] a, double[] b) = (Integers(aRows * length, 7), Integers(bRows * length, 8));
                    int stride = bRows + 2;
                    double[] products = Integers(aRows * stride, 9);
                    double[] expected =
                        [.. products.Select((before, k) => k % stride < bRows ? Product(a, k / stride, b, k % stride, length) : before)];

                    fixed (double* left = a, right = b, to = products)
                    {
                        Doubles.Products(left, aRows, right, bRows, length, to, stride);
                    }

                    CollectionAssert.AreEqual(expected, products, $"{aRows} x {bRows} x {length}");
                }
            }
        }
    }

    [TestMethod]
    public unsafe void AddProduct_AllShapes_AddsARowTimesAMatrix()
    {
        foreach (int columns in Lengths)
        {
            for (int count = 1; count <= 9; count++)
            {
                int stride = columns + 3;
                (double[] factors, double[] rows, double[] before) = (Integers(count, 10), Integers(count * stride, 11), Integers(columns + 1, 12));
                double[] sums = [.. before];

                fixed (double* factor = factors, row = rows, to = sums)
                {
                    Doubles.AddProduct(factor, count, row, stride, to, columns);
                }

                double[] expected = [.. before.Select(
                    (x, j) => j == columns ? x : x + Enumerable.Range(0, count).Sum(i => factors[i] * rows[(i * stride) + j]))];
                CollectionAssert.AreEqual(expected, sums, $"{count} x {columns}");
            }
        }
    }

    [TestMethod]
    public unsafe void Add_AllLengths_AddsToAllAndToNothingElse()
    {
        foreach (int length in Lengths)
        {
            (double[] before, double[] values) = (Integers(length + 1, 13), Integers(length + 1, 14));
            float[] single = [.. values.Select(value => (float)value)];
            double[] sums = [.. before];

            fixed (double* to = sums)
            {
                fixed (float* from = single)
                {
                    Doubles.Add(to, from, length);
                }
            }

            CollectionAssert.AreEqual(before.Select((x, i) => i == length ? x : x + values[i]).ToArray(), sums, $"{length}");
        }
    }

    private static double Product(double[] a, int row, double[] b, int other, int length) =>
        Enumerable.Range(0, length).Sum(i => a[(row * length) + i] * b[(other * length) + i]);

    // Whole numbers, whose sums of products are exact in whatever order.
    private static double[] Integers(int count, int seed)
    {
        var numbers = new Numbers(seed);
        return [.. Enumerable.Range(0, count).Select(_ => Math.Floor(17 * numbers.Uniform()) - 8)];
    }
}
