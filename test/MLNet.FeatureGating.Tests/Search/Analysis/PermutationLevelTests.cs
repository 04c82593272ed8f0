using MLNet.FeatureGating.Search.Analysis;

namespace MLNet.FeatureGating.Tests.Search.Analysis;

[TestClass]
public sealed class PermutationLevelTests
{
    [TestMethod]
    [DataRow(19, 0)]
    [DataRow(20, 0)]
    [DataRow(38, 0)]
    [DataRow(39, 1)]
    [DataRow(99, 4)]
    [DataRow(199, 9)]
    [DataRow(10_000, 499)]
    public void Allowed_Permutations_IsHowManyMayDoAsWell(int permutations, int expected) =>
        Assert.AreEqual(expected, PermutationLevel.Allowed(permutations));

    [TestMethod]
    [DataRow(19)]
    [DataRow(20)]
    [DataRow(79)]
    [DataRow(500)]
    public void Allowed_AndOneMore_IsWhereTheLevelIsPassed(int permutations)
    {
        int allowed = PermutationLevel.Allowed(permutations);

        Assert.IsLessThanOrEqualTo(PermutationLevel.Level + 1e-12, PermutationLevel.PValue(1, Gains(allowed, permutations)));
        Assert.IsGreaterThan(PermutationLevel.Level + 1e-12, PermutationLevel.PValue(1, Gains(allowed + 1, permutations)));
    }

    [TestMethod]
    public void PValue_Gains_CountTheLabelsAsTheyAre()
    {
        Assert.AreEqual(0.05, PermutationLevel.PValue(0.3, Gains(0, 19)), 1e-12);
        Assert.AreEqual(1, PermutationLevel.PValue(-5, Gains(1, 19)), 1e-12);
        Assert.AreEqual(3 / 4.0, PermutationLevel.PValue(0.3, [0.3, 0.2, 0.4]), 1e-12, "As much counts.");
        Assert.AreEqual(1, PermutationLevel.PValue(double.NegativeInfinity, [double.NegativeInfinity]));
    }

    // So many gains of 1, the others of 0.
    private static double[] Gains(int ones, int count) => [.. Enumerable.Range(0, count).Select(i => i < ones ? 1.0 : 0.0)];
}
