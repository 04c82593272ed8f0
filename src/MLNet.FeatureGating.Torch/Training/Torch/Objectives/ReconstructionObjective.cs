using static TorchSharp.torch;

namespace MLNet.FeatureGating.Training.Torch;


/// <summary>The squared error of all features, averaged. Metric: R-squared over all of them.</summary>
internal sealed class ReconstructionObjective : RowwiseObjective
{
    public override double Metric(double meanScore, double variance) => RegressionObjective.RSquared(meanScore, variance);

    public override double Variance(TrainingData data, ReadOnlySpan<float> weights)
    {
        double sum = 0;
        for (int feature = 0; feature < data.FeatureCount; feature++)
        {
            sum += WeightedVariance(data.Features.Span, feature, data.FeatureCount, weights);
        }

        return sum / data.FeatureCount;
    }

    protected override Tensor RowLoss(Tensor outputs, RowBatch batch, Tensor mask) => (outputs - batch.Features).square().mean([-1]);

    protected override Tensor RowScore(Tensor outputs, RowBatch batch, Tensor mask) => RowLoss(outputs, batch, mask);
}
