using MLNet.FeatureGating.Networks;
using MLNet.FeatureGating.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNet.FeatureGating.Gates;

/// <summary>
/// Gates that depend on the input: each row opens its own groups of channels. A small dense layer computes one logit a group. While training,
/// z = 1 where logit + logistic noise is positive, else 0, with the gradient of sigmoid((logit + noise) / temperature); otherwise z = 1
/// where the logit is positive.
/// </summary>
/// <remarks>
/// <para>C. Herrmann, R. S. Bowen, R. Zabih, "Channel selection using Gumbel softmax", ECCV 2020.</para>
/// <para>The noise comes from a generator of the gate's own: the caller's random state is not touched.</para>
/// </remarks>
public sealed class ConditionalGate : nn.Module<Tensor, Tensor>
{
    private readonly DenseLayer _logits;
    private readonly Generator _generator;

    // The mean of the last training batch's gates, with its gradient: in no scope, since the next batch replaces it.
    private Tensor? _activation;
    private double? _activationRate;

    /// <summary>Initializes a new instance of the <see cref="ConditionalGate"/> class.</summary>
    /// <param name="inputs">The number of features, or channels of images, that the logits are computed from. Range: at least 1.</param>
    /// <param name="groups">The number of groups, one gate each. Range: at least 1.</param>
    /// <param name="targetRate">The part of gates that <see cref="RatePenalty"/> wants open. Range: 0 to 1.</param>
    /// <param name="seed">The seed of the logits' weights and of the noise.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public ConditionalGate(int inputs, int groups, double targetRate = 0.5, int seed = 0)
        : base(nameof(ConditionalGate))
    {
        _logits = new DenseLayer(Require.AtLeast(1, inputs), Require.AtLeast(1, groups), seed);
        TargetRate = Require.Fraction(targetRate);
        _generator = new Generator(SeedStream.Noise(seed));
        RegisterComponents();
    }

    /// <summary>Gets the number of features, or channels of images, that the logits are computed from.</summary>
    public int Inputs => _logits.Inputs;

    /// <summary>Gets the number of groups.</summary>
    public int Groups => _logits.Outputs;

    /// <summary>Gets the layer that computes the logits, [rows, groups].</summary>
    public DenseLayer Logits => _logits;

    /// <summary>Gets the part of gates that <see cref="RatePenalty"/> wants open.</summary>
    /// <value>The default value is 0.5.</value>
    public double TargetRate { get; }

    /// <summary>Gets or sets the temperature of the relaxed gates whose gradient is taken. Range: temperature &gt; 0.</summary>
    /// <value>The default value is 1.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is not a positive number.</exception>
    public double Temperature { get; set => field = Require.Positive(value, nameof(Temperature)); } = 1;

    /// <summary>Gets the part of gates, over rows and groups, that were open in the last forward pass.</summary>
    /// <exception cref="InvalidOperationException">There has been no forward pass.</exception>
    public double ActivationRate => _activationRate ??= _activation is { } activation
        ? Number(activation)
        : throw new InvalidOperationException("Expected a forward pass before the activation rate is asked for, but there was none.");

    /// <summary>
    /// Gives the squared difference between the target and the mean of the last training batch's gates, to be multiplied by a weight and
    /// added to the loss of that batch.
    /// </summary>
    /// <returns>A differentiable tensor of shape [].</returns>
    /// <exception cref="InvalidOperationException">There has been no forward pass in training mode.</exception>
    public Tensor RatePenalty()
    {
        Tensor activation = _activation
            ?? throw new InvalidOperationException("Expected a forward pass in training mode before the penalty is asked for, but there was none.");
        using DisposeScope scope = NewDisposeScope();
        return (activation - TargetRate).square().MoveToOuterDisposeScope();
    }

    /// <summary>Gives the gates of each row.</summary>
    /// <param name="input">Rows, [rows, inputs], or images, [rows, inputs, height, width], of which each channel is averaged.</param>
    /// <returns>Gates of 0 or 1, [rows, groups].</returns>
    /// <exception cref="ArgumentException">The input has another shape.</exception>
    public override Tensor forward(Tensor input)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor logits = ComputeLogits(input);
        if (!training)
        {
            Tensor open = logits.gt(0).type(ScalarType.Float32);
            _activationRate = Number(open.mean([0, 1]));
            return open.MoveToOuterDisposeScope();
        }

        Tensor gates = StraightThrough.Harden(Logistic.Cdf((logits + Noise(logits)) / Temperature));
        Remember(gates.mean([0, 1]));
        return gates.MoveToOuterDisposeScope();
    }

    /// <summary>Gives the rows that each group is open for, outside training.</summary>
    internal OpenRows Open(Tensor input)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor logits = ComputeLogits(input);

        // TorchSharp's accessors do not take a tensor without elements.
        bool[] isOpen = input.shape[0] == 0 ? [] : logits.detach().gt(0).cpu().data<bool>().ToArray();
        var open = new OpenRows(isOpen, Groups);
        _activationRate = open.Rate;
        return open;
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _generator.Dispose();
            _activation?.Dispose();
        }

        base.Dispose(disposing);
    }

    private static double Number(Tensor value)
    {
        using DisposeScope scope = NewDisposeScope();
        return value.detach().cpu().data<float>().ToArray()[0];
    }

    private Tensor ComputeLogits(Tensor input)
    {
        ArgumentNullException.ThrowIfNull(input);
        long[] shape = input.shape;
        return shape.Length is 2 or 4 && shape[1] == Inputs
            ? _logits.call(shape.Length == 4 ? input.mean([2, 3]) : input)
            : throw new ArgumentException(
                $"Expected an input of shape [rows, {Inputs}] or [rows, {Inputs}, height, width], but it is [{string.Join(", ", shape)}].",
                nameof(input));
    }

    private Tensor Noise(Tensor logits)
    {
        // Drawn on the CPU: the same seed gives the same gates wherever the module has been moved.
        Tensor noise = empty(logits.shape, ScalarType.Float32);
        Logistic.Fill(noise, _generator);
        return as_tensor(noise, null, logits.device);
    }

    private void Remember(Tensor activation)
    {
        _activation?.Dispose();
        _activation = activation.DetachFromDisposeScope();
        _activationRate = null;
    }
}
