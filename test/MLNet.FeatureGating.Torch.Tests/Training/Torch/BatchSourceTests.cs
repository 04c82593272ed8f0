using MLNet.FeatureGating.Torch.Tests.Data;
using MLNet.FeatureGating.Training;
using MLNet.FeatureGating.Training.Torch;
using static TorchSharp.torch;

namespace MLNet.FeatureGating.Torch.Tests.Training.Torch;

[TestClass]
public sealed class BatchSourceTests
{
    private const int Rows = 7;
    private static readonly Device Cpu = DeviceSelection.Resolve(ComputeDevice.Cpu);

    [TestMethod]
    [DataRow(null, 1)]
    [DataRow(7, 1)]
    [DataRow(100, 1)]
    [DataRow(3, 3)]
    [DataRow(1, 7)]
    public void BatchCount_OfABatchSize_CoversAllRows(int? batchSize, int expected)
    {
        using var scope = NewDisposeScope();

        Assert.AreEqual(expected, Source(batchSize).BatchCount);
    }

    [TestMethod]
    public void Batch_Full_IsEveryRowInOrder()
    {
        using var scope = NewDisposeScope();
        BatchSource source = Source(null);

        EpochOrder? order = source.Order([1, 2], 0);
        RowBatch batch = source.Batch(order, 0);

        Assert.IsNull(order);
        Assert.AreEqual(Rows, batch.RowCount);
        CollectionAssert.AreEqual(new long[] { 1, Rows, 2 }, batch.Features.shape);
        CollectionAssert.AreEqual(new double[] { 0, 1, 2, 3, 4, 5, 6 }, Tensors.Values(batch.Targets));
    }

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void Batch_OfAnEpoch_ShowsEveryMemberEveryRowOnceInItsOwnOrder(bool memberWeights)
    {
        using var scope = NewDisposeScope();
        BatchSource source = Source(3, memberWeights);
        EpochOrder? order = source.Order([5, 6], 2);
        var seen = new List<double>[] { [], [] };

        for (int i = 0; i < source.BatchCount; i++)
        {
            RowBatch batch = source.Batch(order, i);
            Assert.AreEqual(i < 2 ? 3 : 1, batch.RowCount);
            double[] features = Tensors.Values(batch.Features);
            double[] weights = Tensors.Values(batch.Weights);
            double[][] targets = [.. Tensors.Values(batch.Targets).Chunk(batch.RowCount)];
            for (int j = 0; j < 2 * batch.RowCount; j++)
            {
                int member = j / batch.RowCount;
                double row = targets[member][j % batch.RowCount];
                seen[member].Add(row);

                // Feature, target and weight of a row come along together.
                Assert.AreEqual(10 * row, features[2 * j]);
                Assert.AreEqual((10 * row) + 1, features[(2 * j) + 1]);
                Assert.AreEqual(memberWeights && member == 1 ? (7 - row) / 4 : (row + 1) / 4, weights[j], 1e-6);
            }
        }

        for (int member = 0; member < 2; member++)
        {
            int[] expected = new int[Rows];
            RowOrder.Fill(expected, 5 + member, 2);
            CollectionAssert.AreEqual(expected.Select(row => (double)row).ToArray(), seen[member]);
        }
    }

    // Row i has the features 10 i and 10 i + 1, the target i and the weight i + 1, or 7 - i as the second member sees it.
    private static BatchSource Source(int? batchSize, bool memberWeights = false)
    {
        int[] rows = [.. Enumerable.Range(0, Rows)];
        var data = new TrainingData(
            [.. rows.SelectMany(i => new[] { 10f * i, (10f * i) + 1 })], 2, [.. rows.Select(i => (float)i)], [.. rows.Select(i => i + 1f)]);
        float[]? second = memberWeights ? [.. rows.Select(i => 7f - i)] : null;
        var studyRows = new StudyRows(data, [null, second], LearningTask.Regression, Cpu);
        return new(studyRows, batchSize, Cpu);
    }
}
