using static TorchSharp.torch;

namespace MLNet.FeatureGating.Training.Torch;

/// <summary>The logistic loss of a logit. Score: whether the class is right.</summary>
internal sealed class BinaryObjective : RowwiseObjective
{
    // Targets become signs: the logistic loss is -log sigmoid(sign * logit), in one stable step. Not softplus: it computes the last few
    // numbers of a tensor in another way than the others, so that a member's loss would depend on how many members there are.
    public override Tensor Prepare(Tensor targets) => (targets * 2.0) - 1.0;

    protected override Tensor RowLoss(Tensor outputs, RowBatch batch, Tensor mask) => (outputs.squeeze(-1) * batch.Targets).log_sigmoid().neg();

    protected override Tensor RowScore(Tensor outputs, RowBatch batch, Tensor mask) =>
        (outputs.squeeze(-1).gt(0.0) == batch.Targets.gt(0.0)).type(ScalarType.Float32);
}
