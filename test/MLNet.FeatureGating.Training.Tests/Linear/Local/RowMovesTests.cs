using MLNet.FeatureGating.Training.Linear;

namespace MLNet.FeatureGating.Training.Tests.Linear;

[TestClass]
public sealed class RowMovesTests
{
    [TestMethod]
    public void SetBetween_MovedRows_LeaveAndCome()
    {
        var moves = new RowMoves(4);

        moves.SetBetween([0, 1, 2, 0, -1], [0, 2, 0, 2, 1]);

        CollectionAssert.AreEqual((int[])[2, ~3], moves.Of(0).ToArray());
        CollectionAssert.AreEqual((int[])[~1, 4], moves.Of(1).ToArray());
        CollectionAssert.AreEqual((int[])[1, ~2, 3], moves.Of(2).ToArray());
        Assert.AreEqual(0, moves.Of(3).Length);
        Assert.AreEqual(7, moves.Count);
    }

    [TestMethod]
    public void SetAll_Rows_ComeInTheirOrder()
    {
        var moves = new RowMoves(2);

        moves.SetAll([1, 0, 1]);

        CollectionAssert.AreEqual((int[])[1], moves.Of(0).ToArray());
        CollectionAssert.AreEqual((int[])[0, 2], moves.Of(1).ToArray());
        Assert.AreEqual(3, moves.Count);
    }

    [TestMethod]
    public void SetBetween_SetBefore_ForgetsWhatWas()
    {
        var moves = new RowMoves(3);
        moves.SetAll([2, 1, 0, 0, 1]);

        moves.SetBetween([0, 1, 2, 1, 0], [0, 1, 2, 2, 0]);

        Assert.AreEqual(0, moves.Of(0).Length);
        CollectionAssert.AreEqual((int[])[~3], moves.Of(1).ToArray());
        CollectionAssert.AreEqual((int[])[3], moves.Of(2).ToArray());
        Assert.AreEqual(2, moves.Count);
    }

    [TestMethod]
    public void SetBetween_AsManyRowsAgain_AllocatesNothing()
    {
        var moves = new RowMoves(3);
        int[] from = [0, 1, 2, 1];
        int[] to = [1, 2, 0, 1];
        moves.SetBetween(from, to);
        long before = GC.GetAllocatedBytesForCurrentThread();

        moves.SetBetween(to, from);
        moves.SetAll(from);

        Assert.AreEqual(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [TestMethod]
    public void SetBetween_SameClusters_MovesNothing()
    {
        var moves = new RowMoves(2);

        moves.SetBetween([0, 1], [0, 1]);

        Assert.AreEqual(0, moves.Count);
    }
}
