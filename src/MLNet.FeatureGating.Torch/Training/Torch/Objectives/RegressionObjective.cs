using static TorchSharp.torch;

namespace MLNet.FeatureGating.Training.Torch;

/// <summary>The squared error of a value. Metric: R-squared.</summary>
internal sealed class RegressionObjective : RowwiseObjective
{
    protected override Tensor RowLoss(Tensor outputs, RowBatch batch, Tensor mask) => (outputs.squeeze(-1) - batch.Targets).square();

    protected override Tensor RowScore(Tensor outputs, RowBatch batch, Tensor mask) => RowLoss(outputs, batch, mask);
}
