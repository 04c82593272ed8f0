using static TorchSharp.torch;

namespace MLNet.FeatureGating.Training.Torch;

/// <summary>
/// What can be learnt without labels (after Lee et al., 2022, section 3.1): the features behind a random mask, and the mask. Unlike theirs, masks
/// differ in density from draw to draw (see <see cref="NoiseSource"/>), so that networks meet rows of few features and of many. Outputs are the
/// features' values and then the mask's logits. Score: the part of the mask that is guessed right.
/// </summary>
internal sealed class SelfSupervisionObjective : RowwiseObjective
{
    /// <summary>The weight of the mask's loss, that of the authors' code.</summary>
    public const double MaskWeight = 10;

    protected override Tensor RowLoss(Tensor outputs, RowBatch batch, Tensor mask)
    {
        (Tensor values, Tensor logits) = Split(outputs);
        Tensor signs = (mask * 2.0) - 1.0;
        Tensor maskLoss = (logits * signs).log_sigmoid().mean([-1]);
        return (values - batch.Features).square().mean([-1]) - (maskLoss * MaskWeight);
    }

    protected override Tensor RowScore(Tensor outputs, RowBatch batch, Tensor mask)
    {
        (_, Tensor logits) = Split(outputs);
        return (logits.gt(0.0) == mask.gt(0.5)).type(ScalarType.Float32).mean([-1]);
    }

    private static (Tensor Values, Tensor Logits) Split(Tensor outputs)
    {
        long features = outputs.shape[2] / 2;
        return (outputs.narrow(2, 0, features), outputs.narrow(2, features, features));
    }
}
