using MLNet.FeatureGating.Training.Cpu;
using MLNet.FeatureGating.Training.Tests.Assertions;
using MLNet.FeatureGating.Training.Tests.Data;

namespace MLNet.FeatureGating.Training.Tests.Cpu;

/// <summary>The engine's kernels on memory of others.</summary>
[TestClass]
public sealed class SpanKernelsTests
{
    [TestMethod]
    [DataRow(0)]
    [DataRow(1)]
    [DataRow(16)]
    [DataRow(37)]
    public void StepAdam_AnyLength_MatchesTheFormulas(int length)
    {
        var numbers = new Numbers(3);
        float[] parameters = Singles(numbers.Normals(length, 1));
        float[] first = new float[length];
        float[] second = new float[length];
        double[] expected = Array.ConvertAll(parameters, value => (double)value);
        double[] mean = new double[length];
        double[] square = new double[length];
        for (int step = 1; step <= 5; step++)
        {
            float[] gradient = Singles(numbers.Normals(length, 1));

            SpanKernels.StepAdam(parameters, gradient, first, second, 0.05f, 0.99f, step);

            for (int i = 0; i < length; i++)
            {
                mean[i] = (0.9 * mean[i]) + (0.1 * gradient[i]);
                square[i] = (0.99 * square[i]) + (0.01 * gradient[i] * gradient[i]);
                expected[i] -= 0.05 * (mean[i] / (1 - Math.Pow(0.9, step))) / (Math.Sqrt(square[i] / (1 - Math.Pow(0.99, step))) + 1e-8);
            }
        }

        Close.Numbers(expected, Array.ConvertAll(parameters, value => (double)value), 1e-5);
        Close.Numbers(mean, Array.ConvertAll(first, value => (double)value), 1e-5);
        Close.Numbers(square, Array.ConvertAll(second, value => (double)value), 1e-5);
    }

    [TestMethod]
    public void StepAdam_PartOfMemory_LeavesTheRestAlone()
    {
        float[] parameters = [.. Enumerable.Repeat(1f, 60)];
        float[] moments = new float[60];

        SpanKernels.StepAdam(
            parameters.AsSpan(5, 21), [.. Enumerable.Repeat(1f, 21)], moments.AsSpan(5, 21), new float[21], 0.1f, 0.99f, 1);

        Assert.AreEqual(39, parameters.Count(value => value == 1));
        Assert.AreEqual(39, moments.Count(value => value == 0));
        Assert.IsTrue(parameters.AsSpan(5, 21).ToArray().All(value => Math.Abs(value - 0.9f) < 1e-5));
    }

    // The fourth moments: 3 of a normal law, 4.2 of a logistic one.
    [TestMethod]
    [DataRow(false, 1.0, 3.0)]
    [DataRow(true, Math.PI * Math.PI / 3, 4.2)]
    public void Fill_ManyNumbers_HaveTheMomentsOfTheirLaw(bool isLogistic, double variance, double kurtosis)
    {
        double[] numbers = Array.ConvertAll(Fill(isLogistic, new NoiseKey(1, 2), 1 << 20), value => (double)value);

        Assert.AreEqual(0, numbers.Average(), 0.01);
        Assert.AreEqual(variance, numbers.Average(value => value * value), 0.02 * variance);
        Assert.AreEqual(kurtosis, numbers.Average(value => Math.Pow(value, 4)) / (variance * variance), 0.1);
    }

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void Fill_Key_DecidesAll(bool isLogistic)
    {
        float[] numbers = Fill(isLogistic, new NoiseKey(1, 2), 96);

        CollectionAssert.AreEqual(numbers, Fill(isLogistic, new NoiseKey(1, 2), 96));
        Assert.IsEmpty(numbers.Intersect(Fill(isLogistic, new NoiseKey(1, 3), 96)));
        Assert.HasCount(96, numbers.Distinct());
    }

    [TestMethod]
    public void Fill_PartOfABlock_Throws()
    {
        Assert.ThrowsExactly<ArgumentException>(() => SpanKernels.FillNormal(new NoiseKey(1, 2), new float[33]));
        Assert.ThrowsExactly<ArgumentException>(() => SpanKernels.FillLogistic(new NoiseKey(1, 2), new float[31]));
    }

    private static float[] Fill(bool isLogistic, NoiseKey key, int count)
    {
        float[] numbers = new float[count];
        if (isLogistic)
        {
            SpanKernels.FillLogistic(key, numbers);
        }
        else
        {
            SpanKernels.FillNormal(key, numbers);
        }

        return numbers;
    }

    private static float[] Singles(double[] numbers) => Array.ConvertAll(numbers, number => (float)number);
}
