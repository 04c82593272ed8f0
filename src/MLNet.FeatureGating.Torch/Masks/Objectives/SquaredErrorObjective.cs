using static TorchSharp.torch;

namespace MLNet.FeatureGating.Masks;

/// <summary>The mean squared error of all values of an image (eq. 12), each with a weight where there are weights.</summary>
/// <param name="weights">Weights of the values, [values], of mean 1; null for equal ones.</param>
internal sealed class SquaredErrorObjective(Tensor? weights) : ImageObjective
{
    public override Tensor Loss(Tensor output, ImageBatch batch) =>
        weights is null ? nn.functional.mse_loss(output, batch.Images) : Squares(output, batch).mean([0, 1]);

    public override Tensor Error(Tensor output, ImageBatch batch) => Squares(output, batch).mean([1]).sum();

    private Tensor Squares(Tensor output, ImageBatch batch)
    {
        Tensor squares = (output - batch.Images).square();
        return weights is null ? squares : squares * weights;
    }
}
