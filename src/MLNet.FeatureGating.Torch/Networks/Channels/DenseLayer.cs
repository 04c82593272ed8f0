using MLNet.FeatureGating.Training;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace MLNet.FeatureGating.Networks;

/// <summary>A dense layer: output = input x weights, transposed, + bias. Rows [rows, inputs] become [rows, outputs].</summary>
public sealed class DenseLayer : ChannelLayer
{
    private readonly Parameter _weights;
    private readonly Parameter _bias;

    /// <summary>Initializes a new instance of the <see cref="DenseLayer"/> class.</summary>
    /// <param name="inputs">The number of inputs. Range: at least 1.</param>
    /// <param name="outputs">The number of outputs. Range: at least 1.</param>
    /// <param name="seed">The seed of the weights, uniform as by He et al. (2015) for ReLU; biases are 0.</param>
    /// <param name="device">Where the parameters lie; <see langword="null"/> for the CPU.</param>
    /// <exception cref="ArgumentOutOfRangeException">A count is below 1.</exception>
    public DenseLayer(int inputs, int outputs, int seed = 0, Device? device = null)
        : base(nameof(DenseLayer))
    {
        Require.AtLeast(1, inputs);
        Require.AtLeast(1, outputs);
        _weights = InitialWeights.Create([outputs, inputs], seed, device);
        _bias = new Parameter(zeros([outputs], ScalarType.Float32, device));
        RegisterComponents();
    }

    /// <summary>A layer of given numbers; it takes the tensors over.</summary>
    internal DenseLayer(Tensor weights, Tensor bias)
        : base(nameof(DenseLayer))
    {
        _weights = new Parameter(weights);
        _bias = new Parameter(bias);
        RegisterComponents();
    }

    /// <summary>Gets the number of inputs.</summary>
    public int Inputs => (int)_weights.shape[1];

    /// <summary>Gets the number of outputs.</summary>
    public int Outputs => (int)_weights.shape[0];

    /// <summary>Gets the weights, [outputs, inputs].</summary>
    public Parameter Weights => _weights;

    /// <summary>Gets the biases, [outputs].</summary>
    public Parameter Bias => _bias;

    internal override long[] OutputShape(long[] inputShape) => inputShape.Length == 2 && inputShape[1] == Inputs
        ? [inputShape[0], Outputs]
        : throw WrongShape($"[rows, {Inputs}]", inputShape);

    internal override long Operations(long[] inputShape) => inputShape[0] * Inputs * Outputs;

    private protected override Tensor Compute(Tensor input) => nn.functional.linear(input, _weights, _bias);
}
