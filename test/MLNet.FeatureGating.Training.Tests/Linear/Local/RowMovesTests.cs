using MLNet.FeatureGating.Training.Linear;

namespace MLNet.FeatureGating.Training.Tests.Linear;

[TestClass]
public sealed class RowMovesTests
{
    [TestMethod]
    public void Between_MovedRows_LeaveAndCome()
    {
        var moves = RowMoves.Between([0, 1, 2, 0, -1], [0, 2, 0, 2, 1], 4);

        CollectionAssert.AreEqual((int[])[2, ~3], moves.Of(0).ToArray());
        CollectionAssert.AreEqual((int[])[~1, 4], moves.Of(1).ToArray());
        CollectionAssert.AreEqual((int[])[1, ~2, 3], moves.Of(2).ToArray());
        Assert.AreEqual(0, moves.Of(3).Length);
        Assert.AreEqual(7, moves.Count);
    }

    [TestMethod]
    public void All_Rows_ComeInTheirOrder()
    {
        var moves = RowMoves.All([1, 0, 1], 2);

        CollectionAssert.AreEqual((int[])[1], moves.Of(0).ToArray());
        CollectionAssert.AreEqual((int[])[0, 2], moves.Of(1).ToArray());
    }
}
