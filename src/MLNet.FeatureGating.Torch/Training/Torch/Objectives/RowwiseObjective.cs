using static TorchSharp.torch;

namespace MLNet.FeatureGating.Training.Torch;

/// <summary>A task whose loss is a mean over rows.</summary>
internal abstract class RowwiseObjective : TaskObjective
{
    public override Tensor Loss(Tensor outputs, RowBatch batch, Tensor mask) => Mean(RowLoss(outputs, batch, mask), batch);

    public override Tensor Score(Tensor outputs, RowBatch batch, Tensor mask) => Mean(RowScore(outputs, batch, mask), batch);

    /// <summary>The loss of each row, [members, rows].</summary>
    protected abstract Tensor RowLoss(Tensor outputs, RowBatch batch, Tensor mask);

    /// <summary>The score of each row, [members, rows].</summary>
    protected abstract Tensor RowScore(Tensor outputs, RowBatch batch, Tensor mask);

    private static Tensor Mean(Tensor ofRows, RowBatch batch) => (ofRows * batch.Weights).mean([1]);
}
