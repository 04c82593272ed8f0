using static TorchSharp.torch;

namespace MLNet.FeatureGating.Training.Torch;

/// <summary>The squared error of all features, averaged. Metric: R-squared over all of them.</summary>
internal sealed class ReconstructionObjective : RowwiseObjective
{
    public override double Metric(double meanScore, double variance) => RegressionObjective.RSquared(meanScore, variance);

    public override double Variance(TrainingData data, ReadOnlySpan<float> weights)
    {
        ReadOnlySpan<float> values = data.Features.Span;
        int features = data.FeatureCount;
        double[] means = new double[features];
        double[] variances = new double[features];
        for (int i = 0; i < values.Length; i++)
        {
            means[i % features] += (double)weights[i / features] * values[i] / weights.Length;
        }

        for (int i = 0; i < values.Length; i++)
        {
            double deviation = values[i] - means[i % features];
            variances[i % features] += weights[i / features] * deviation * deviation / weights.Length;
        }

        return variances.Sum() / features;
    }

    protected override Tensor RowLoss(Tensor outputs, RowBatch batch, Tensor mask) => (outputs - batch.Features).square().mean([-1]);

    protected override Tensor RowScore(Tensor outputs, RowBatch batch, Tensor mask) => RowLoss(outputs, batch, mask);
}
