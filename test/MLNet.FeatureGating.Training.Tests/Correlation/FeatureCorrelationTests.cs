using MLNet.FeatureGating.Training.Tests.Assertions;
using MLNet.FeatureGating.Training.Tests.Data;
using MLNet.FeatureGating.Training.Tests.Reference;

namespace MLNet.FeatureGating.Training.Tests.Correlation;

[TestClass]
public sealed class FeatureCorrelationTests
{
    [TestMethod]
    [DataRow(50, 4, false)]
    [DataRow(6, 6, false)]
    [DataRow(6, 9, true)]
    public void Measure_GivenShrinkage_IsTheShrunkCorrelation(int rows, int features, bool isFactored)
    {
        double[][] table = CorrelatedRows.Make(rows, features, 1);
        double[] ones = [.. Enumerable.Repeat(1.0, rows)];

        FeatureCorrelation correlation = CorrelatedRows.Measure(table, shrinkage: 0.2);

        Assert.AreEqual(isFactored, correlation.IsFactored);
        Assert.AreEqual(isFactored, correlation.Matrix is null, "Where features outnumber rows there is no matrix.");
        Assert.AreEqual(0.2, correlation.Shrinkage);
        Assert.AreEqual(features, correlation.FeatureCount);
        double[,] expected = ManagedCorrelation.Shrink(ManagedCorrelation.Of(table, ones), 0.2);
        Close.Numbers(CorrelatedRows.Flat(expected), CorrelatedRows.Implied(correlation), 1e-12);
    }

    [TestMethod]
    [DataRow(40, 5)]
    [DataRow(200, 3)]
    [DataRow(7, 12)]
    [DataRow(30, 31)]
    public void Measure_NoShrinkageGiven_IsThatOfLedoitAndWolf(int rows, int features)
    {
        double[][] table = CorrelatedRows.Make(rows, features, 2);

        FeatureCorrelation correlation = CorrelatedRows.Measure(table);

        double expected = ManagedCorrelation.LedoitWolf(table);
        Assert.IsInRange(0.002, 0.99, expected, "Neither end hides a wrong formula.");
        Assert.AreEqual(expected, correlation.Shrinkage, 1e-12);
    }

    [TestMethod]
    public void Measure_IndependentFeatures_IsShrunkMoreThanCorrelatedOnes()
    {
        var numbers = new Numbers(3);
        double[][] independent = [.. Enumerable.Range(0, 40).Select(_ => numbers.Normals(5))];

        double ofIndependent = CorrelatedRows.Measure(independent).Shrinkage;

        Assert.IsGreaterThan(0.5, ofIndependent);
        Assert.IsLessThan(0.5 * ofIndependent, CorrelatedRows.Measure(CorrelatedRows.Make(40, 5, 2)).Shrinkage);
    }

    [TestMethod]
    [DataRow(20, 4)]
    [DataRow(8, 14)]
    public void Measure_Weights_WeighTheRows(int rows, int features)
    {
        double[][] table = CorrelatedRows.Make(rows, features, 4);
        float[] weights = SyntheticData.Weights(rows, 5);

        FeatureCorrelation correlation = CorrelatedRows.Measure(table, weights, 0.1);

        double[] weighed = [.. weights.Select(w => (double)w)];
        double[,] expected = ManagedCorrelation.Shrink(ManagedCorrelation.Of(table, weighed), 0.1);
        Close.Numbers(CorrelatedRows.Flat(expected), CorrelatedRows.Implied(correlation), 1e-10);
    }

    [TestMethod]
    [DataRow(40, 5)]
    [DataRow(7, 12)]
    public void Measure_WeightsAndNoShrinkageGiven_IsLedoitAndWolfsOfRowsByTheirShares(int rows, int features)
    {
        double[][] table = CorrelatedRows.Make(rows, features, 2);
        float[] weights = SyntheticData.Weights(rows, 5);

        double shrinkage = CorrelatedRows.Measure(table, weights).Shrinkage;

        double expected = ManagedCorrelation.LedoitWolf(table, [.. weights.Select(w => (double)w)]);
        Assert.IsInRange(0.002, 0.99, expected, "Neither end hides a wrong formula.");
        Assert.AreEqual(expected, shrinkage, 1e-10);
        Assert.AreEqual(
            CorrelatedRows.Measure(table).Shrinkage, CorrelatedRows.Measure(table, [.. Enumerable.Repeat(3f, rows)]).Shrinkage, 1e-12);
    }

    [TestMethod]
    [DataRow(10, 4)]
    [DataRow(6, 9)]
    public void Measure_RowsOfWeightZero_DoNotMatter(int rows, int features)
    {
        double[][] table = CorrelatedRows.Make(rows, features, 6);
        double[][] more = [[.. Enumerable.Repeat(1e6, features)], .. table, [.. Enumerable.Repeat(-3.0, features)], .. table];

        FeatureCorrelation plain = CorrelatedRows.Measure(table);
        FeatureCorrelation weighted = CorrelatedRows.Measure(
            more, [0, .. Enumerable.Repeat(1f, rows), 0, .. Enumerable.Repeat(0f, rows)]);

        Assert.AreEqual(plain.IsFactored, weighted.IsFactored);
        Assert.AreEqual(plain.Shrinkage, weighted.Shrinkage, 1e-12);
        Close.Numbers(CorrelatedRows.Implied(plain), CorrelatedRows.Implied(weighted), 1e-12);
    }

    [TestMethod]
    [DataRow(30, 4)]
    [DataRow(5, 8)]
    public void Measure_ConstantFeature_IsCorrelatedWithNone(int rows, int features)
    {
        double[][] table = CorrelatedRows.Make(rows, features, 7);
        double[][] varying = [.. table.Select(row => (double[])[row[0], .. row[2..]])];
        foreach (double[] row in table)
        {
            row[1] = 0.1f;
        }

        FeatureCorrelation correlation = CorrelatedRows.Measure(table);

        // The constant one is left out of the shrinkage, too.
        Assert.AreEqual(ManagedCorrelation.LedoitWolf(varying), correlation.Shrinkage, 1e-12);
        double[][] matrix = [.. CorrelatedRows.Implied(correlation).Chunk(features)];
        Close.Numbers([.. Enumerable.Range(0, features).Select(i => i == 1 ? 1.0 : 0)], matrix[1], 1e-12);
        Assert.IsGreaterThan(0.01, Math.Abs(matrix[0][2]));
    }

    [TestMethod]
    public void Measure_OnlyConstantFeatures_AreIndependent()
    {
        FeatureCorrelation correlation = FeatureCorrelation.Measure([1, 2, 1, 2, 1, 2], 2);

        Assert.AreEqual(1, correlation.Shrinkage);
        Close.Numbers([1, 0, 0, 1], CorrelatedRows.Implied(correlation), 0);
    }

    [TestMethod]
    public void Measure_OneRow_IsIndependence()
    {
        FeatureCorrelation correlation = FeatureCorrelation.Measure([1, 2, 3], 3);

        Close.Numbers([1, 0, 0, 0, 1, 0, 0, 0, 1], CorrelatedRows.Implied(correlation), 1e-12);
    }

    [TestMethod]
    public void Measure_NoShrinkageAsked_IsStillTheLeast()
    {
        double[][] table = CorrelatedRows.Make(30, 3, 8);

        Assert.AreEqual(0.001, CorrelatedRows.Measure(table, shrinkage: 0).Shrinkage);
    }

    [TestMethod]
    [DataRow(40, 5)]
    [DataRow(4, 7)]
    public void Pick_Features_AreThoseOfTheWholeInTheOrderGiven(int rows, int features)
    {
        FeatureCorrelation all = CorrelatedRows.Measure(CorrelatedRows.Make(rows, features, 9));
        int[] picked = [4, 0, 3];

        FeatureCorrelation some = FeatureCorrelation.Pick(all, picked);

        double[][] whole = [.. CorrelatedRows.Implied(all).Chunk(features)];
        Assert.AreEqual(3, some.FeatureCount);
        Assert.AreEqual(all.Shrinkage, some.Shrinkage);
        Close.Numbers([.. picked.SelectMany(i => picked.Select(j => whole[i][j]))], CorrelatedRows.Implied(some), 1e-12);
    }

    [TestMethod]
    [DataRow(40, 5)]
    [DataRow(200, 80)]
    public void CholeskyRoot_OfTheMatrix_IsItsLowerRoot(int rows, int features)
    {
        FeatureCorrelation correlation = CorrelatedRows.Measure(CorrelatedRows.Make(rows, features, 10));

        double[] root = correlation.CholeskyRoot();

        double[] products = [.. Enumerable.Range(0, features * features).Select(
            k => Enumerable.Range(0, features).Sum(j => root[(k / features * features) + j] * root[(k % features * features) + j]))];
        Close.Numbers(correlation.Matrix!, products, 1e-12);
        for (int i = 0; i < features; i++)
        {
            Assert.IsGreaterThan(0, root[(i * features) + i]);
            Assert.IsTrue(root[((i * features) + i + 1)..((i + 1) * features)].All(above => above == 0), "The root is a lower triangle.");
        }

        Assert.AreSame(root, correlation.CholeskyRoot());
    }

    [TestMethod]
    public void CholeskyRoot_CopiesOfOneFeature_HaveOne()
    {
        double[][] table = [.. CorrelatedRows.Make(50, 1, 11).Select(row => (double[])[row[0], row[0], -row[0]])];

        double[] root = CorrelatedRows.Measure(table, shrinkage: 0).CholeskyRoot();

        Assert.IsTrue(root.All(double.IsFinite));
        Close.Numbers([1, 0, 0, 0.999, Math.Sqrt(1 - Math.Pow(0.999, 2)), 0], root[..6], 1e-9);
    }

    [TestMethod]
    public void CholeskyRoot_Factored_Throws() =>
        Assert.ThrowsExactly<InvalidOperationException>(() => CorrelatedRows.Measure(CorrelatedRows.Make(4, 7, 12)).CholeskyRoot());

    [TestMethod]
    [DataRow(300, 150)]
    [DataRow(150, 300)]
    public void Measure_Again_GivesTheSameBits(int rows, int features)
    {
        double[][] table = CorrelatedRows.Make(rows, features, 13);

        FeatureCorrelation first = CorrelatedRows.Measure(table);
        FeatureCorrelation second = CorrelatedRows.Measure(table);

        Assert.AreEqual(first.Shrinkage, second.Shrinkage);
        CollectionAssert.AreEqual(CorrelatedRows.Implied(first), CorrelatedRows.Implied(second));
    }

    [TestMethod]
    public void Measure_BadTable_Throws()
    {
        Assert.ThrowsExactly<ArgumentException>(() => FeatureCorrelation.Measure([], 2));
        Assert.ThrowsExactly<ArgumentException>(() => FeatureCorrelation.Measure([1, 2, 3], 2));
        Assert.ThrowsExactly<ArgumentException>(() => FeatureCorrelation.Measure([1, 2, 3, 4], 2, [1]));
        Assert.ThrowsExactly<ArgumentException>(() => FeatureCorrelation.Measure([1, 2, 3, 4], 2, [0, 0]));
        Assert.ThrowsExactly<ArgumentException>(() => FeatureCorrelation.Measure([1, 2, 3, 4], 2, [1, -1]));
        Assert.Contains("finite", Assert.ThrowsExactly<ArgumentException>(() => FeatureCorrelation.Measure([1, float.NaN, 3, 4], 2)).Message);
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => FeatureCorrelation.Measure([1, 2, 3, 4], 0));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => FeatureCorrelation.Measure([1, 2, 3, 4], 2, null, 1.5));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => FeatureCorrelation.Measure([1, 2, 3, 4], 2, null, double.NaN));
    }
}
