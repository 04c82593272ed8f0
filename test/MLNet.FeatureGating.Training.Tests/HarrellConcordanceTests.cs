using MLNet.FeatureGating.Training.Tests.Data;
using MLNet.FeatureGating.Training.Tests.Reference;

namespace MLNet.FeatureGating.Training.Tests;

[TestClass]
public sealed class HarrellConcordanceTests
{
    [TestMethod]
    [DataRow(1, 0, 0, false)]
    [DataRow(2, 5, 0, false)]
    [DataRow(3, 0, 4, false)]
    [DataRow(4, 5, 4, false)]
    [DataRow(5, 5, 4, true)]
    [DataRow(6, 2, 2, true)]
    public void Compute_AnyRows_IsThatOfAllPairs(int seed, int timeLevels, int hazardLevels, bool weighted)
    {
        var numbers = new Numbers(seed);
        double[] Levels(int count) => [.. Enumerable.Range(0, 60).Select(_ => numbers.Uniform()).Select(
            u => (double)(float)(count > 0 ? Math.Floor(count * u) : u))];
        double[] times = Levels(timeLevels);
        double[] hazards = Levels(hazardLevels);
        bool[] hasEvent = [.. Enumerable.Range(0, 60).Select(_ => numbers.Uniform() < 0.6)];
        double[] weights = [.. Enumerable.Range(0, 60).Select(_ => weighted ? Math.Floor(3 * numbers.Uniform()) / 4 : 1)];

        double index = Compute(times, hasEvent, weights, hazards);

        Assert.AreEqual(ManagedSurvival.Concordance(hazards, times, hasEvent, weights), index, 1e-12);
    }

    [TestMethod]
    public void Compute_HazardsInTheOrderOfEvents_IsOneAndReversedZero()
    {
        double[] times = [1, 2, 3, 4];
        bool[] hasEvent = [true, true, true, false];

        Assert.AreEqual(1, Compute(times, hasEvent, [1, 1, 1, 1], [4, 3, 2, 1]));
        Assert.AreEqual(0, Compute(times, hasEvent, [1, 1, 1, 1], [1, 2, 3, 4]));
        Assert.AreEqual(0.5, Compute(times, hasEvent, [1, 1, 1, 1], [7, 7, 7, 7]));
    }

    [TestMethod]
    public void Compute_CensoredAtTheTimeOfAnEvent_HasOutlastedIt()
    {
        Assert.AreEqual(1, Compute([1, 1], [true, false], [1, 1], [2, 1]));
        Assert.IsTrue(double.IsNaN(Compute([1, 1], [true, true], [1, 1], [2, 1])), "Two events at one time cannot be compared.");
    }

    [TestMethod]
    public void Compute_NothingToCompare_IsNotANumber()
    {
        Assert.IsTrue(double.IsNaN(Compute([1, 2, 3], [false, false, false], [1, 1, 1], [1, 2, 3])));
        Assert.IsTrue(double.IsNaN(Compute([1, 2, 3], [false, false, true], [1, 1, 1], [1, 2, 3])));
        Assert.IsTrue(double.IsNaN(Compute([1, 2], [true, false], [0, 1], [1, 2])));
    }

    private static double Compute(double[] times, bool[] hasEvent, double[] weights, double[] hazards) => HarrellConcordance.Compute(
        [.. times.Select(t => (float)t)], hasEvent, [.. weights.Select(w => (float)w)], [.. hazards.Select(h => (float)h)]);
}
