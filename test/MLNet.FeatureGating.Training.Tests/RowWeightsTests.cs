using MLNet.FeatureGating.Training.Tests.Assertions;

namespace MLNet.FeatureGating.Training.Tests;

[TestClass]
public sealed class RowWeightsTests
{
    [TestMethod]
    public void Normalize_None_AreOnes() => CollectionAssert.AreEqual(new float[] { 1, 1, 1 }, Normalize(null, 3));

    [TestMethod]
    public void Normalize_Weights_HaveAMeanOfOne() => Close.Numbers([0, 2, 0.5f, 1.5f], Normalize([0, 4, 1, 3], 4), 1e-6);

    [TestMethod]
    public void Normalize_TinyAndHugeWeights_StayFinite()
    {
        Close.Numbers([1, 1], Normalize([float.Epsilon, float.Epsilon], 2), 1e-6);
        Close.Numbers([1, 1], Normalize([float.MaxValue, float.MaxValue], 2), 1e-6);
    }

    private static float[] Normalize(float[]? weights, int rows)
    {
        // What was there before is overwritten.
        float[] normalized = [.. Enumerable.Repeat(float.NaN, rows)];
        RowWeights.Normalize(weights, normalized);
        return normalized;
    }
}
