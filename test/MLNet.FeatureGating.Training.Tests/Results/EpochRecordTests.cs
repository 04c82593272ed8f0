namespace MLNet.FeatureGating.Training.Tests.Results;

[TestClass]
public sealed class EpochRecordTests
{
    [TestMethod]
    public void Mean_OfRecords_AveragesEveryQuantity() => Assert.AreEqual(
        new EpochRecord(3, 1.5, 2.5, 3.5, 4.5, 5.5, 6.5, 7.5),
        EpochRecord.Mean([new(3, 1, 2, 3, 4, 5, 6, 7), new(3, 2, 3, 4, 5, 6, 7, 8)]));

    [TestMethod]
    public void Mean_OfNothing_Throws()
    {
        Assert.ThrowsExactly<ArgumentException>(() => EpochRecord.Mean([]));
        Assert.ThrowsExactly<ArgumentNullException>(() => EpochRecord.Mean(null!));
    }
}
