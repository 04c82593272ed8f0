using static TorchSharp.torch;

namespace MLNet.FeatureGating.Training.Torch;

/// <summary>Cuts the training rows into the batches of an epoch; every member has an order of its own.</summary>
internal sealed class BatchSource(StudyRows rows, int? batchSize, Device device)
{
    private readonly bool _isFullBatch = batchSize is not { } size || size >= rows.RowCount;

    public int BatchCount => _isFullBatch ? 1 : (rows.RowCount + batchSize!.Value - 1) / batchSize.Value;

    /// <summary>Draws an epoch's order for members of these seeds, or null where a batch holds every row.</summary>
    public EpochOrder? Order(IReadOnlyList<int> seeds, int epoch)
    {
        if (_isFullBatch)
        {
            return null;
        }

        long[] order = new long[(long)seeds.Count * rows.RowCount];
        int[] orderOfMember = new int[rows.RowCount];
        for (int member = 0; member < seeds.Count; member++)
        {
            RowOrder.Fill(orderOfMember, seeds[member], epoch);
            for (int i = 0; i < orderOfMember.Length; i++)
            {
                order[((long)member * rows.RowCount) + i] = orderOfMember[i];
            }
        }

        return new(order, tensor(order, [seeds.Count, rows.RowCount], null, device));
    }

    /// <summary>Gathers a batch; its tensors belong to the dispose scope in force.</summary>
    public RowBatch Batch(EpochOrder? order, int batch)
    {
        if (order is null)
        {
            return rows.All();
        }

        int start = batch * batchSize!.Value;
        int count = Math.Min(batchSize.Value, rows.RowCount - start);
        long members = order.OnDevice.shape[0];
        Tensor index = order.OnDevice.narrow(1, start, count);
        Tensor flat = index.reshape(members * count);
        Tensor weights = rows.HasMemberWeights
            ? rows.Weights.gather(1, index)
            : rows.Weights.squeeze(0).index_select(0, flat).view(members, count);
        return new(
            rows.Features.index_select(0, flat).view(members, count, rows.FeatureCount),
            rows.Targets.index_select(0, flat).view(members, count),
            weights,
            count,
            rows.HasTimes ? rows.RiskSets(order.Cut(rows.RowCount, start, count), count) : null);
    }
}
