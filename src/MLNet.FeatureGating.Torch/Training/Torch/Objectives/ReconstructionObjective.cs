using static TorchSharp.torch;

namespace MLNet.FeatureGating.Training.Torch;

/// <summary>The squared error of all features, averaged. Metric: R-squared over all of them.</summary>
internal sealed class ReconstructionObjective : RowwiseObjective
{
    protected override Tensor RowLoss(Tensor outputs, RowBatch batch, Tensor mask) => (outputs - batch.Features).square().mean([-1]);

    protected override Tensor RowScore(Tensor outputs, RowBatch batch, Tensor mask) => RowLoss(outputs, batch, mask);
}
