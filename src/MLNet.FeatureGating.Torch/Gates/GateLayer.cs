using MLNet.FeatureGating.Training;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace MLNet.FeatureGating.Gates;

/// <summary>
/// Gates as a layer of any TorchSharp network: its input times a drawn mask while training, times the collapsed mask otherwise.
/// </summary>
/// <remarks>
/// <para>
/// Input and output have the shape [rows, features]; with several members, [members, rows, features]; with one member also
/// [rows, features, height, width], where a gate governs a channel of images.
/// </para>
/// <para>The noise comes from a generator of the layer's own: the caller's random state is not touched.</para>
/// </remarks>
public sealed class GateLayer : nn.Module<Tensor, Tensor>
{
    private readonly Parameter _gates;
    private readonly Generator _generator;
    private readonly NoiseSharing _sharing;
    private readonly GateMapTensors _map;

    /// <summary>Initializes a new instance of the <see cref="GateLayer"/> class.</summary>
    /// <param name="gate">The law of the gates. The layer does not dispose it: other layers may share it.</param>
    /// <param name="features">The number of features, or channels. Range: at least 1.</param>
    /// <param name="members">The number of independent sets of gates. Range: at least 1.</param>
    /// <param name="seed">The seed of the noise, and of the starting parameters of laws that draw them.</param>
    /// <param name="sharing">Which rows of a batch share a draw.</param>
    /// <param name="map">Which features share a gate, costs, and gates that are always open; <see langword="null"/> for one gate a feature.</param>
    /// <exception cref="ArgumentNullException"><paramref name="gate"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The map is one of another number of features, or the law one of another number of gates.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A count is below 1.</exception>
    public GateLayer(
        FeatureGate gate, int features, int members = 1, int seed = 0, NoiseSharing sharing = NoiseSharing.PerRow, GateMap? map = null)
        : base(nameof(GateLayer))
    {
        ArgumentNullException.ThrowIfNull(gate);
        Gate = gate;
        Features = Require.AtLeast(1, features);
        Members = Require.AtLeast(1, members);
        Map = map ?? GateMap.OneEach(features);
        if (Map.FeatureCount != features)
        {
            throw new ArgumentException($"The layer has {features} features, but the map is one of {Map.FeatureCount}.", nameof(map));
        }

        if (gate.GateCount is { } count && count != Map.GateCount)
        {
            throw new ArgumentException($"The layer has {Map.GateCount} gates, but the law is one of {count}.", nameof(gate));
        }

        _map = new(Map);
        _sharing = Require.Defined(sharing);
        _generator = new Generator(SeedStream.Noise(seed));
        _gates = new Parameter(InitialParameters(seed));
        RegisterComponents();
    }

    /// <summary>Gets the law of the gates.</summary>
    public FeatureGate Gate { get; }

    /// <summary>Gets the number of features.</summary>
    public int Features { get; }

    /// <summary>Gets the number of independent sets of gates.</summary>
    public int Members { get; }

    /// <summary>Gets which features share a gate, what gates cost, and which are always open.</summary>
    public GateMap Map { get; }

    /// <summary>Gets or sets the part of training that is over: laws with a temperature cool down by it. Range: 0 to 1.</summary>
    /// <value>The default value is 0.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is not in [0, 1].</exception>
    public double Progress { get; set => field = Require.Fraction(value, nameof(Progress)); }

    /// <summary>Gives the penalty of each member's gates, to be multiplied by lambda and added to its loss.</summary>
    /// <param name="penalty">Whether the gates' penalties, each times its cost, are averaged or summed.</param>
    /// <returns>A differentiable tensor of shape [members].</returns>
    public Tensor Penalty(GatePenalty penalty = GatePenalty.Mean)
    {
        Require.Defined(penalty);
        using DisposeScope scope = NewDisposeScope();
        Tensor total = TotalPenalty();
        return (penalty == GatePenalty.Mean ? total / Divisor(Map.TotalCost) : total).MoveToOuterDisposeScope();
    }

    /// <summary>Gives the probability that each feature's gate is open.</summary>
    /// <returns>A tensor of shape [members, features], differentiable where the law's probability is.</returns>
    public Tensor OpenProbability()
    {
        using DisposeScope scope = NewDisposeScope();
        return Complete(Gate.OpenProbability(_gates)).MoveToOuterDisposeScope();
    }

    /// <summary>Gives the mask that the layer applies when it is not training.</summary>
    /// <returns>A tensor of shape [members, features].</returns>
    public Tensor Collapse()
    {
        using DisposeScope scope = NewDisposeScope();
        return Complete(Gate.Collapse(_gates)).MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The input has another shape than the layer.</exception>
    public override Tensor forward(Tensor input)
    {
        ArgumentNullException.ThrowIfNull(input);
        long[] shape = input.shape;
        if (!Fits(shape))
        {
            string expected = Members == 1 ? $"[rows, {Features}] or [rows, {Features}, height, width]" : $"[{Members}, rows, {Features}]";
            throw new ArgumentException($"Expected an input of shape {expected}, but it is [{string.Join(", ", shape)}].", nameof(input));
        }

        using DisposeScope scope = NewDisposeScope();
        Tensor mask = Complete(training
            ? Gate.Draw(shape.Length == 3 ? _gates.unsqueeze(1) : _gates, Noise(shape), Progress)
            : Gate.Collapse(shape.Length == 3 ? _gates.unsqueeze(1) : _gates));
        if (shape.Length == 4)
        {
            mask = mask.unsqueeze(-1).unsqueeze(-1);
        }

        return (input * mask).MoveToOuterDisposeScope();
    }

    /// <summary>The divisor that makes a mean of a total cost; where nothing costs anything, the total is 0.</summary>
    internal static double Divisor(double totalCost) => totalCost > 0 ? totalCost : 1;

    /// <summary>The gates' penalties times their costs, summed: [members].</summary>
    internal Tensor TotalPenalty() => _map.TotalCost(Gate.Penalty(_gates));

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _generator.Dispose();
            _map.Dispose();
        }

        base.Dispose(disposing);
    }

    private Tensor Complete(Tensor gates) => _map.Spread(_map.KeepOpen(gates));

    private Tensor InitialParameters(int seed)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor[] ofMembers = [.. Enumerable.Range(0, Members).Select(
            member => Gate.InitialParameters(Map.GateCount, Members == 1 ? seed : SeedStream.Member(seed, member)))];
        return stack(ofMembers, 0).MoveToOuterDisposeScope();
    }

    private bool Fits(long[] shape) => shape.Length switch
    {
        2 or 4 => Members == 1 && shape[1] == Features,
        3 => shape[0] == Members && shape[2] == Features,
        _ => false,
    };

    private Tensor Noise(long[] inputShape)
    {
        int count = Gate.NoiseCount(Map.GateCount);
        long[] shape = inputShape.Length == 3 ? [inputShape[0], inputShape[1], count] : [inputShape[0], count];
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
