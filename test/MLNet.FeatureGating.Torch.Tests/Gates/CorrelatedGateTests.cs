using MLNet.FeatureGating.Gates;
using MLNet.FeatureGating.Torch.Tests.Data;
using MLNet.FeatureGating.Training;
using MLNet.FeatureGating.Training.Tests.Assertions;
using MLNet.FeatureGating.Training.Tests.Data;
using MLNet.FeatureGating.Training.Tests.Reference;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNet.FeatureGating.Torch.Tests.Gates;

[TestClass]
public sealed class CorrelatedGateTests
{
    private const int Samples = 40_000;

    // The standard error of a correlation r is (1 - r^2) / sqrt(n), at most 0.005.
    private const double Tolerance = 4.5 / 200;

    [TestMethod]
    [DataRow(60, 5)]
    [DataRow(7, 7)]
    [DataRow(5, 8)]
    public void FillNoise_ManyDraws_HasTheCorrelationOfTheShrunkFeatures(int rows, int features)
    {
        double[][] table = CorrelatedRows.Make(rows, features, 1);
        FeatureCorrelation correlation = CorrelatedRows.Measure(table);
        double[,] measured = ManagedCorrelation.Of(table, [.. Enumerable.Repeat(1.0, rows)]);

        double[][] normals = Normals(correlation, seed: 2);

        Assert.AreEqual(features > rows, correlation.IsFactored);
        AssertLaw(ManagedCorrelation.Shrink(measured, correlation.Shrinkage), normals);
    }

    // Every row twice has the same correlation, but more rows than features.
    [TestMethod]
    public void FillNoise_FactoredAndFull_AreOneLaw()
    {
        double[][] table = CorrelatedRows.Make(5, 8, 3);
        FeatureCorrelation factored = CorrelatedRows.Measure(table, shrinkage: 0.15);
        FeatureCorrelation full = CorrelatedRows.Measure([.. table, .. table], shrinkage: 0.15);

        Assert.IsTrue(factored.IsFactored);
        Assert.IsFalse(full.IsFactored);
        Close.Numbers(CorrelatedRows.Implied(full), CorrelatedRows.Implied(factored), 1e-12);
        double[,] expected = ManagedCorrelation.Shrink(ManagedCorrelation.Of(table, [1, 1, 1, 1, 1]), 0.15);
        AssertLaw(expected, Normals(factored, seed: 4));
        AssertLaw(expected, Normals(full, seed: 5));
    }

    [TestMethod]
    [DataRow(40, 4)]
    [DataRow(3, 6)]
    public void FillNoise_EachGate_IsLogistic(int rows, int features)
    {
        using var scope = NewDisposeScope();
        using var gate = new CorrelatedGate(CorrelatedRows.Measure(CorrelatedRows.Make(rows, features, 6)));
        double[][] uniforms = [.. Tensors.Values(gate.Noise(7, Samples, features)).Select(LogisticLaw.Cdf).Chunk(features)];

        for (int i = 0; i < features; i++)
        {
            // Kolmogorov and Smirnov: a larger gap comes up once in a thousand samples.
            double[] sorted = [.. uniforms.Select(row => row[i]).Order()];
            double gap = sorted.Select((u, k) => Math.Max(u - ((double)k / Samples), ((k + 1.0) / Samples) - u)).Max();
            Assert.IsLessThan(1.95 / Math.Sqrt(Samples), gap, $"Gate {i}.");
        }
    }

    [TestMethod]
    [DataRow(0.9, 0.05)]
    [DataRow(-0.9, 0.05)]
    [DataRow(0.6, 0.001)]
    [DataRow(0.0, 0.001)]
    public void Draw_TwoGatesAtOneHalf_OpenTogetherAsAnOrthantOfTheNormalLaw(double rho, double shrinkage)
    {
        // Rows in a circle, squeezed: their correlation is rho exactly, but for rounding.
        double[][] table = [.. Enumerable.Range(0, 8).Select(k =>
        {
            double angle = Math.PI / 4 * k;
            return new[] { Math.Cos(angle), (rho * Math.Cos(angle)) + (Math.Sqrt(1 - (rho * rho)) * Math.Sin(angle)) };
        })];
        using var gate = new CorrelatedGate(CorrelatedRows.Measure(table, shrinkage: shrinkage), isHard: true);

        double[][] masks = gate.Masks([0, 0], Samples, seed: 8);

        double expected = 0.25 + (Math.Asin((1 - shrinkage) * rho) / (2 * Math.PI));
        double share = masks.Count(row => row[0] == 1 && row[1] == 1) / (double)Samples;
        Assert.AreEqual(expected, share, 4.5 * Math.Sqrt(expected * (1 - expected) / Samples));
    }

    [TestMethod]
    [DataRow(50)]
    [DataRow(2)]
    public void FillNoise_CopiesOfOneFeature_MoveTogether(int rows)
    {
        double[][] table = [.. CorrelatedRows.Make(rows, 1, 9).Select(row => new[] { row[0], row[0], row[0], 2 * row[0] })];
        FeatureCorrelation correlation = CorrelatedRows.Measure(table, shrinkage: 0);

        double[][] normals = Normals(correlation, seed: 10);

        Assert.AreEqual(rows < 4, correlation.IsFactored);
        Assert.IsTrue(normals.All(row => row.All(double.IsFinite)));
        Assert.AreEqual(0.999, Sample(normals, 0, 1), 1e-3);
        Assert.AreEqual(0.999, Sample(normals, 2, 3), 1e-3);
    }

    [TestMethod]
    public void FillNoise_Picked_HasTheLawOfThePickedFeatures()
    {
        double[][] table = CorrelatedRows.Make(50, 6, 11);
        FeatureCorrelation all = CorrelatedRows.Measure(table, shrinkage: 0.1);
        int[] picked = [5, 2, 0];
        double[][] whole = [.. CorrelatedRows.Implied(all).Chunk(6)];
        var expected = new double[3, 3];
        for (int i = 0; i < 9; i++)
        {
            expected[i / 3, i % 3] = whole[picked[i / 3]][picked[i % 3]];
        }

        AssertLaw(expected, Normals(FeatureCorrelation.Pick(all, picked), seed: 12));
    }

    [TestMethod]
    [DataRow(30, 4)]
    [DataRow(3, 4)]
    public void FillNoise_DoubleAfterSingle_IsOfTheSameLaw(int rows, int features)
    {
        using var scope = NewDisposeScope();
        using var gate = new CorrelatedGate(CorrelatedRows.Measure(CorrelatedRows.Make(rows, features, 13)));
        gate.Noise(14, 2, features);
        using var generator = new Generator(15);
        Tensor noise = empty([Samples, features], ScalarType.Float64);

        gate.FillNoise(noise, generator);

        Assert.AreEqual(ScalarType.Float64, noise.dtype);
        double[][] normals = [.. Tensors.Values(noise).Select(Normal).Chunk(features)];
        Assert.AreEqual(CorrelatedRows.Implied(gate.Correlation)[1], Sample(normals, 0, 1), Tolerance);
    }

    [TestMethod]
    public void FillNoise_OtherNumberOfGates_Throws()
    {
        using var scope = NewDisposeScope();
        using var generator = new Generator(1);
        using FeatureGate gate = GateLaws.Create("CorrelatedSoft");

        ArgumentException e = Assert.ThrowsExactly<ArgumentException>(
            () => gate.FillNoise(empty([3, 4], ScalarType.Float32), generator));

        Assert.Contains("5 features", e.Message);
        Assert.Contains("4 gates", e.Message);
    }

    [TestMethod]
    public void Constructor_NoCorrelation_Throws() => Assert.ThrowsExactly<ArgumentNullException>(() => new CorrelatedGate(null!));

    [TestMethod]
    [DataRow(30, 4)]
    [DataRow(3, 4)]
    public void Dispose_AfterDraws_LeavesNoTensorsAlive(int rows, int features)
    {
        FeatureCorrelation correlation = CorrelatedRows.Measure(CorrelatedRows.Make(rows, features, 16));
        long before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;

        using (var gate = new CorrelatedGate(correlation))
        {
            gate.Masks(new double[features], 3, seed: 17);
        }

        Assert.AreEqual(before, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
    }

    // The law's noise is log u - log(1 - u): turned back into the normal numbers behind it.
    private static double[][] Normals(FeatureCorrelation correlation, int seed)
    {
        using var scope = NewDisposeScope();
        using var gate = new CorrelatedGate(correlation);
        return [.. Tensors.Values(gate.Noise(seed, Samples, correlation.FeatureCount)).Select(Normal).Chunk(correlation.FeatureCount)];
    }

    // By Newton's steps on log Phi(v) - log Phi(-v), from the logistic law that is nearest to the normal one.
    private static double Normal(double noise)
    {
        double v = Math.Clamp(noise / 1.702, -6, 6);
        for (int step = 0; step < 8; step++)
        {
            double below = NormalLaw.Cdf(v);
            double above = NormalLaw.Cdf(-v);
            v -= (Math.Log(below) - Math.Log(above) - noise) / (NormalLaw.Density(v) * ((1 / below) + (1 / above)));
        }

        return v;
    }

    private static void AssertLaw(double[,] expected, double[][] normals)
    {
        for (int i = 0; i < expected.GetLength(0); i++)
        {
            // A variance of 1 has a standard error of sqrt(2 / n).
            Assert.AreEqual(1, normals.Average(row => row[i] * row[i]), Math.Sqrt(2) * Tolerance);
            Assert.AreEqual(0, normals.Average(row => row[i]), Tolerance);
            for (int j = 0; j < i; j++)
            {
                Assert.AreEqual(expected[i, j], Sample(normals, i, j), Tolerance, $"Gates {i} and {j}.");
            }
        }

        Assert.IsGreaterThan(10 * Tolerance, expected.Cast<double>().Where(x => x < 1).Max(Math.Abs), "There must be something to see.");
    }

    private static double Sample(double[][] rows, int i, int j)
    {
        double product = rows.Average(row => row[i] * row[j]);
        return product / Math.Sqrt(rows.Average(row => row[i] * row[i]) * rows.Average(row => row[j] * row[j]));
    }
}
