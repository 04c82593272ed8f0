using MLNet.FeatureGating.Training;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace MLNet.FeatureGating.Gates;

/// <summary>
/// Gates as a layer of any TorchSharp network: its input times a drawn mask while training, times the collapsed mask otherwise.
/// </summary>
/// <remarks>
/// <para>Input and output have the shape [rows, features] or, with several members, [members, rows, features].</para>
/// <para>The noise comes from a generator of the layer's own: the caller's random state is not touched.</para>
/// </remarks>
public sealed class GateLayer : nn.Module<Tensor, Tensor>
{
    private readonly Parameter _gates;
    private readonly Generator _generator;
    private readonly NoiseSharing _sharing;

    /// <summary>Initializes a new instance of the <see cref="GateLayer"/> class.</summary>
    /// <param name="gate">The law of the gates.</param>
    /// <param name="features">The number of features, one gate each. Range: at least 1.</param>
    /// <param name="members">The number of independent sets of gates. Range: at least 1.</param>
    /// <param name="seed">The seed of the noise.</param>
    /// <param name="sharing">Which rows of a batch share a draw.</param>
    /// <exception cref="ArgumentNullException"><paramref name="gate"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A count is below 1.</exception>
    public GateLayer(FeatureGate gate, int features, int members = 1, int seed = 0, NoiseSharing sharing = NoiseSharing.PerRow)
        : base(nameof(GateLayer))
    {
        ArgumentNullException.ThrowIfNull(gate);
        Gate = gate;
        Features = Require.AtLeast(1, features);
        Members = Require.AtLeast(1, members);
        _sharing = Require.Defined(sharing);
        _generator = new Generator(SeedStream.Noise(seed));
        _gates = new Parameter(torch.full([members, features], gate.InitialParameter, ScalarType.Float32));
        RegisterComponents();
    }

    /// <summary>Gets the law of the gates.</summary>
    public FeatureGate Gate { get; }

    /// <summary>Gets the number of features.</summary>
    public int Features { get; }

    /// <summary>Gets the number of independent sets of gates.</summary>
    public int Members { get; }

    /// <summary>Gives the penalty of each member's gates, to be multiplied by lambda and added to its loss.</summary>
    /// <param name="penalty">Whether open probabilities are averaged or summed.</param>
    /// <returns>A differentiable tensor of shape [members].</returns>
    public Tensor Penalty(GatePenalty penalty = GatePenalty.Mean)
    {
        Require.Defined(penalty);
        using DisposeScope scope = NewDisposeScope();
        Tensor open = Gate.OpenProbability(_gates);
        return (penalty == GatePenalty.Mean ? open.mean([-1]) : open.sum(-1)).MoveToOuterDisposeScope();
    }

    /// <summary>Gives the probability that each gate is open.</summary>
    /// <returns>A differentiable tensor of shape [members, features].</returns>
    public Tensor OpenProbability()
    {
        using DisposeScope scope = NewDisposeScope();
        return Gate.OpenProbability(_gates).MoveToOuterDisposeScope();
    }

    /// <summary>Gives the mask that the layer applies when it is not training.</summary>
    /// <returns>A differentiable tensor of shape [members, features].</returns>
    public Tensor Collapse()
    {
        using DisposeScope scope = NewDisposeScope();
        return Gate.Collapse(_gates).MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The input has another shape than the layer.</exception>
    public override Tensor forward(Tensor input)
    {
        ArgumentNullException.ThrowIfNull(input);
        long[] shape = input.shape;
        if (shape.Length is not (2 or 3) || shape[^1] != Features || (shape.Length == 3 ? shape[0] : 1) != Members)
        {
            string expected = Members == 1 ? $"[rows, {Features}]" : $"[{Members}, rows, {Features}]";
            throw new ArgumentException($"Expected an input of shape {expected}, but it is [{string.Join(", ", shape)}].", nameof(input));
        }

        using DisposeScope scope = NewDisposeScope();
        Tensor parameters = shape.Length == 3 ? _gates.unsqueeze(1) : _gates;
        Tensor mask = training ? Gate.Draw(parameters, Noise(shape)) : Gate.Collapse(parameters);
        return (input * mask).MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _generator.Dispose();
        }

        base.Dispose(disposing);
    }

    private Tensor Noise(long[] inputShape)
    {
        long[] shape = [.. inputShape];
        if (_sharing == NoiseSharing.PerBatch)
        {
            shape[^2] = 1;
        }

        // Drawn on the CPU: the same seed gives the same masks wherever the layer has been moved.
        Tensor noise = empty(shape, ScalarType.Float32);
        Gate.FillNoise(noise, _generator);
        return as_tensor(noise, null, _gates.device);
    }
}
