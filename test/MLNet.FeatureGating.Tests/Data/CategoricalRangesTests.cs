using MLNet.FeatureGating.Data;
using MLNet.FeatureGating.Tests.Support;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNet.FeatureGating.Tests.Data;

[TestClass]
public sealed class CategoricalRangesTests
{
    [TestMethod]
    public void Of_NoAnnotation_IsEmpty()
    {
        var mlContext = new MLContext(seed: 1);

        Assert.IsEmpty(CategoricalRanges.Of(mlContext.Load(Problem.Create(rows: 1)).Schema["Features"]));
    }

    [TestMethod]
    public void Of_Ranges_AreReadInPairs() =>
        CollectionAssert.AreEqual(new[] { (0, 2), (4, 4), (5, 7) }, Read(0, 2, 4, 4, 5, 7).ToArray());

    [TestMethod]
    [DataRow(0, 8)]
    [DataRow(-1, 2)]
    [DataRow(3, 2)]
    [DataRow(0, 3, 3, 5)]
    [DataRow(4, 5, 0, 1)]
    public void Of_RangesThatMakeNoSense_AreNone(params int[] ends) => Assert.IsEmpty(Read(ends));

    private static IReadOnlyList<(int First, int Last)> Read(params int[] ends)
    {
        var mlContext = new MLContext(seed: 1);
        return CategoricalRanges.Of(mlContext.LoadCategorical(Problem.Create(rows: 1), ends).Schema["Features"]);
    }
}
