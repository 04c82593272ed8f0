using MLNet.FeatureGating.Networks;
using MLNet.FeatureGating.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNet.FeatureGating.Gates;

/// <summary>
/// Two dense layers, y = W2 (relu(W1 x + b1) * z(x)) + b2, with gates z that each row opens for itself, one for each group of hidden units.
/// Input and output are [rows, inputs] and [rows, outputs].
/// </summary>
public sealed class ConditionalDenseBlock : ConditionalBlock
{
    private readonly ConditionalGate _gate;
    private readonly DenseLayer _first;
    private readonly DenseLayer _second;

    /// <summary>Initializes a new instance of the <see cref="ConditionalDenseBlock"/> class.</summary>
    /// <param name="inputs">The number of inputs. Range: at least 1.</param>
    /// <param name="hidden">The number of hidden units, a multiple of <paramref name="groups"/>. Range: at least 1.</param>
    /// <param name="outputs">The number of outputs. Range: at least 1.</param>
    /// <param name="groups">The number of groups of hidden units. Range: at least 1.</param>
    /// <param name="targetRate">The part of gates that <see cref="ConditionalBlock.RatePenalty"/> wants open. Range: 0 to 1.</param>
    /// <param name="seed">The seed of the weights and of the gates' noise.</param>
    /// <exception cref="ArgumentException">The hidden units cannot be split into so many groups of equal size.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public ConditionalDenseBlock(int inputs, int hidden, int outputs, int groups, double targetRate = 0.5, int seed = 0)
        : base(nameof(ConditionalDenseBlock))
    {
        _gate = CreateGate(inputs, hidden, groups, targetRate, seed);
        _first = new DenseLayer(inputs, hidden, SeedStream.Member(seed, 1));
        _second = new DenseLayer(hidden, outputs, SeedStream.Member(seed, 2));
        RegisterComponents();
    }

    /// <inheritdoc/>
    public override ConditionalGate Gate => _gate;

    /// <inheritdoc/>
    public override int Hidden => _first.Outputs;

    /// <summary>Gets the layer from the input to the hidden units.</summary>
    public DenseLayer First => _first;

    /// <summary>Gets the layer from the hidden units to the output.</summary>
    public DenseLayer Second => _second;

    private protected override void CheckShape(long[] input) => _first.OutputShape(input);

    private protected override Tensor ComputeHidden(Tensor input) => _first.call(input).relu();

    private protected override Tensor ComputeOutput(Tensor hidden) => _second.call(hidden);

    private protected override Tensor OutputOfNone(Tensor input) =>
        zeros([input.shape[0], _second.Outputs], ScalarType.Float32, input.device).add_(_second.Bias);

    private protected override Tensor ComputePart(Tensor input, int firstChannel, int channels)
    {
        Tensor hidden = nn.functional.linear(
            input, _first.Weights.narrow(0, firstChannel, channels), _first.Bias.narrow(0, firstChannel, channels));
        return nn.functional.linear(hidden.relu(), _second.Weights.narrow(1, firstChannel, channels));
    }
}
