using MLNet.FeatureGating.Training;
using static TorchSharp.torch;

namespace MLNet.FeatureGating.Networks;

/// <summary>The non-linearities on tensors.</summary>
/// <remarks>
/// Only operations that treat every number of a tensor alike: torch's own sigmoid and selu compute the last few numbers in another way
/// than the others, so that the last bits of what a member learns would depend on how many members there are.
/// </remarks>
internal static class ActivationFunction
{
    private const double SeluScale = 1.0507009873554805;
    private const double SeluAlpha = 1.6732632423543772;

    public static Tensor Apply(Activation activation, Tensor input) => activation switch
    {
        Activation.Relu => input.relu(),
        Activation.Tanh => input.tanh(),
        Activation.Sigmoid => input.log_sigmoid().exp(),
        Activation.Selu => Selu(input),
        Activation.LeakyRelu => nn.functional.leaky_relu(input, 0.01),
        _ => throw new ArgumentOutOfRangeException(nameof(activation), activation, "There is no such activation."),
    };

    private static Tensor Selu(Tensor input)
    {
        Tensor positive = input.relu();
        return ((input - positive).expm1() * (SeluScale * SeluAlpha)).add_(positive, SeluScale);
    }
}
