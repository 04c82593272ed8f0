using MLNet.FeatureGating.Training.Cpu;
using MLNet.FeatureGating.Training.Tests.Reference;

namespace MLNet.FeatureGating.Training.Tests.Cpu;

/// <summary>The laws of noise on many numbers: bounds are five or six standard errors of what is measured.</summary>
[TestClass]
public sealed class NoiseLawTests
{
    private const int Count = 10_000_000;
    private static readonly NoiseKey Key = NoiseKey.Create(SeedStream.Noise(1), 0, 0);
    private static readonly Lazy<float[]> Normal = new(() => NoiseRig.Of(LaneTypes.Widest).Many(nameof(NoiseLaws.Normal<>), Key, Count));

    [TestMethod]
    public void Normal_TenMillion_HasTheMomentsOfTheLaw()
    {
        (double mean, double second, double third, double fourth) = Statistics.Moments(Normal.Value);

        double error = 5 / Math.Sqrt(Count);
        Assert.AreEqual(0, mean, error);
        Assert.AreEqual(1, second, error * Math.Sqrt(2));
        Assert.AreEqual(0, third, error * Math.Sqrt(6));
        Assert.AreEqual(3, fourth, error * Math.Sqrt(96));
    }

    [TestMethod]
    [DataRow(3.0)]
    [DataRow(4.0)]
    [DataRow(5.0)]
    public void Normal_TenMillion_HasAsManyFarOutAsTheLaw(double sigmas)
    {
        int above = 0;
        int below = 0;
        foreach (float x in Normal.Value)
        {
            above += x > sigmas ? 1 : 0;
            below += x < -sigmas ? 1 : 0;
        }

        Statistics.AssertCount(NormalLaw.Tail(sigmas), Count, above, "above");
        Statistics.AssertCount(NormalLaw.Tail(sigmas), Count, below, "below");
    }

    // Of 1000 bins: chi-square with 999 degrees of freedom, a mean of 999 and a standard deviation of 44.7.
    [TestMethod]
    public void Normal_ManyNumbers_FillsBinsOfEqualProbability()
    {
        int[] counts = new int[1000];
        float[] bounds = [.. Enumerable.Range(1, 999).Select(i => (float)Quantile(i / 1000.0))];
        foreach (float x in Normal.Value.AsSpan(0, Count / 4))
        {
            int at = Array.BinarySearch(bounds, x);
            counts[at < 0 ? ~at : at]++;
        }

        Assert.IsInRange(999 - (5 * 44.7), 999 + (5 * 44.7), Statistics.ChiSquare(counts));
    }

    [TestMethod]
    public void Uniform_ManyNumbers_FillsBinsOfEqualProbability()
    {
        float[] numbers = NoiseRig.Of(LaneTypes.Widest).Many(nameof(NoiseLaws.Uniform<>), Key, Count / 4);
        int[] counts = new int[1000];
        foreach (float x in numbers)
        {
            Assert.IsTrue(x is > 0 and < 1);
            counts[(int)(x * 1000)]++;
        }

        Assert.IsInRange(999 - (5 * 44.7), 999 + (5 * 44.7), Statistics.ChiSquare(counts));
        Assert.AreEqual(0.5, Statistics.Moments(numbers).Mean, 5 * Math.Sqrt(1.0 / 12 / numbers.Length));
    }

    // Bits are 1 as often as 0, each by itself.
    [TestMethod]
    public void Bits_ManyWords_AreAllFair()
    {
        float[] words = NoiseRig.Of(LaneTypes.Widest).Many(NoiseRig.Bits, Key, 1_000_000);
        for (int bit = 0; bit < 32; bit++)
        {
            int ones = words.Count(word => ((BitConverter.SingleToUInt32Bits(word) >> bit) & 1) == 1);
            Assert.AreEqual(words.Length / 2, ones, 5 * Math.Sqrt(words.Length) / 2, $"bit {bit}");
        }
    }

    [TestMethod]
    public void Logistic_ManyNumbers_HasTheMomentsOfTheLaw()
    {
        float[] numbers = NoiseRig.Of(LaneTypes.Widest).Many(nameof(NoiseLaws.Logistic<>), Key, Count / 4);
        (double mean, double second, double third, double fourth) = Statistics.Moments(numbers);

        // Moments of order 2, 4, 6 and 8 of the standard logistic law.
        double[] exact = [.. ((double[])[1.0 / 3, 7.0 / 15, 31.0 / 21, 127.0 / 15]).Select((x, i) => x * Math.Pow(Math.PI, 2 * (i + 1)))];
        double error = 5 / Math.Sqrt(numbers.Length);
        Assert.AreEqual(0, mean, error * Math.Sqrt(exact[0]));
        Assert.AreEqual(Math.PI * Math.PI / 3, second, error * Math.Sqrt(exact[1] - (exact[0] * exact[0])));
        Assert.AreEqual(0, third, error * Math.Sqrt(exact[2]));
        Assert.AreEqual(exact[1], fourth, error * Math.Sqrt(exact[3] - (exact[1] * exact[1])));
        foreach (double x in new[] { 2.0, 5, 8, 11 })
        {
            Statistics.AssertCount(LogisticLaw.Cdf(-x), numbers.Length, numbers.Count(number => number > x), "above");
            Statistics.AssertCount(LogisticLaw.Cdf(-x), numbers.Length, numbers.Count(number => number < -x), "below");
        }
    }

    private static double Quantile(double probability)
    {
        (double low, double high) = (-9, 9);
        while (high - low > 1e-12)
        {
            double middle = (low + high) / 2;
            (low, high) = NormalLaw.Cdf(middle) < probability ? (middle, high) : (low, middle);
        }

        return low;
    }
}
