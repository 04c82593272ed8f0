using static TorchSharp.torch;

namespace MLNet.FeatureGating.Training.Torch;

/// <summary>The cross-entropy of one logit a class. Score: whether the class is right.</summary>
internal sealed class MulticlassObjective : RowwiseObjective
{
    public override Tensor Prepare(Tensor targets) => targets.type(ScalarType.Int64);

    protected override Tensor RowLoss(Tensor outputs, RowBatch batch, Tensor mask)
    {
        Tensor classes = batch.Targets.expand(outputs.shape[0], outputs.shape[1]).unsqueeze(-1);
        return outputs.log_softmax(-1).gather(-1, classes).squeeze(-1).neg();
    }

    protected override Tensor RowScore(Tensor outputs, RowBatch batch, Tensor mask) =>
        (outputs.argmax(-1) == batch.Targets).type(ScalarType.Float32);
}
