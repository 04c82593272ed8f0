using MLNet.FeatureGating.Training;
using static TorchSharp.torch;

namespace MLNet.FeatureGating.Networks;

/// <summary>The non-linearities on tensors.</summary>
internal static class ActivationFunction
{
    public static Tensor Apply(Activation activation, Tensor input) => activation switch
    {
        Activation.Relu => input.relu(),
        Activation.Tanh => input.tanh(),
        Activation.Sigmoid => input.sigmoid(),
        Activation.Selu => nn.functional.selu(input),
        Activation.LeakyRelu => nn.functional.leaky_relu(input, 0.01),
        _ => throw new ArgumentOutOfRangeException(nameof(activation), activation, "There is no such activation."),
    };

    /// <summary>The factor on the standard deviation of initial weights that keeps signals from growing or dying.</summary>
    public static double Gain(Activation activation) => activation switch
    {
        Activation.Relu => Math.Sqrt(2),
        Activation.LeakyRelu => Math.Sqrt(2 / (1 + (0.01 * 0.01))),
        Activation.Tanh => 5.0 / 3,
        _ => 1,
    };
}
