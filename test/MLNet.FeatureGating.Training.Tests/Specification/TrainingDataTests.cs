namespace MLNet.FeatureGating.Training.Tests.Specification;

[TestClass]
public sealed class TrainingDataTests
{
    [TestMethod]
    public void Constructor_FittingArrays_KeepsThem()
    {
        var data = new TrainingData([1, 2, 3, 4, 5, 6], 2, [7, 8, 9], [0, 1, 2]);

        Assert.AreEqual(3, data.RowCount);
        Assert.AreEqual(2, data.FeatureCount);
        CollectionAssert.AreEqual(new float[] { 1, 2, 3, 4, 5, 6 }, data.Features.ToArray());
        CollectionAssert.AreEqual(new float[] { 7, 8, 9 }, data.Targets.ToArray());
        CollectionAssert.AreEqual(new float[] { 0, 1, 2 }, data.Weights!.ToArray());
    }

    [TestMethod]
    public void Constructor_TimesAndEvents_KeepsThem()
    {
        var data = new TrainingData([1, 2, 3, 4], 2, [5, 6], [true, false], [1, 2]);

        CollectionAssert.AreEqual(new[] { true, false }, data.HasEvent!.ToArray());
        CollectionAssert.AreEqual(new float[] { 5, 6 }, data.Targets.ToArray());
        CollectionAssert.AreEqual(new float[] { 1, 2 }, data.Weights!.ToArray());
        Assert.IsNull(new TrainingData([1], 1, [0]).HasEvent);
        Assert.AreEqual(
            "hasEvent", Assert.ThrowsExactly<ArgumentException>(() => new TrainingData([1, 2, 3, 4], 2, [5, 6], [true])).ParamName);
        Assert.ThrowsExactly<ArgumentNullException>(() => new TrainingData([1, 2], 2, [5], (bool[])null!));
    }

    [TestMethod]
    public void WithoutTargets_Features_HaveZerosForTargets()
    {
        TrainingData data = TrainingData.WithoutTargets([1, 2, 3, 4, 5, 6], 3, [1, 2]);

        Assert.AreEqual(2, data.RowCount);
        CollectionAssert.AreEqual(new float[2], data.Targets.ToArray());
        Assert.HasCount(2, data.Weights!);
        Assert.ThrowsExactly<ArgumentException>(() => TrainingData.WithoutTargets([1, 2, 3, 4], 3));
        Assert.ThrowsExactly<ArgumentException>(() => TrainingData.WithoutTargets([], 3));
        Assert.ThrowsExactly<ArgumentNullException>(() => TrainingData.WithoutTargets(null!, 3));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => TrainingData.WithoutTargets([1], 0));
    }

    [TestMethod]
    public void Constructor_NoWeights_HasNone() => Assert.IsNull(new TrainingData([1], 1, [0]).Weights);

    [TestMethod]
    public void Constructor_Null_Throws()
    {
        Assert.AreEqual("features", Assert.ThrowsExactly<ArgumentNullException>(() => new TrainingData(null!, 1, [0])).ParamName);
        Assert.AreEqual("targets", Assert.ThrowsExactly<ArgumentNullException>(() => new TrainingData([1], 1, null!)).ParamName);
    }

    [TestMethod]
    public void Constructor_NoFeatures_Throws() => Assert.AreEqual(
        "featureCount", Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new TrainingData([], 0, [0])).ParamName);

    [TestMethod]
    public void Constructor_NoRows_Throws() => Throws("targets", "no rows", () => _ = new TrainingData([], 2, []));

    [TestMethod]
    [DataRow(5)]
    [DataRow(7)]
    public void Constructor_FeaturesOfAnotherLength_Throws(int length) =>
        Throws(
            "features",
            $"3 rows of 2 features need 6 values, but there are {length}",
            () => _ = new TrainingData(new float[length], 2, new float[3]));

    [TestMethod]
    [DataRow(float.NaN)]
    [DataRow(float.PositiveInfinity)]
    [DataRow(float.NegativeInfinity)]
    public void Constructor_NotFinite_ThrowsNamingThePlace(float value)
    {
        Throws("features", "Value 2 must be finite", () => _ = new TrainingData([1, 2, value, 4], 2, [0, 1]));
        Throws("targets", "Value 1 must be finite", () => _ = new TrainingData([1, 2, 3, 4], 2, [0, value]));
        Throws("weights", "weight of row 1 must be finite", () => _ = new TrainingData([1, 2, 3, 4], 2, [0, 1], [1, value]));
    }

    [TestMethod]
    public void Constructor_WrongWeights_Throws()
    {
        Throws("weights", "2 rows need as many weights, but there are 3", () => _ = new TrainingData([1, 2], 1, [0, 1], [1, 1, 1]));
        Throws("weights", "row 0 must be finite and at least 0, but it is -1", () => _ = new TrainingData([1, 2], 1, [0, 1], [-1, 1]));
        Throws("weights", "must have a weight above 0", () => _ = new TrainingData([1, 2], 1, [0, 1], [0, 0]));
    }

    private static void Throws(string name, string message, Action action)
    {
        ArgumentException e = Assert.ThrowsExactly<ArgumentException>(action);
        Assert.AreEqual(name, e.ParamName);
        Assert.Contains(message, e.Message);
    }
}
