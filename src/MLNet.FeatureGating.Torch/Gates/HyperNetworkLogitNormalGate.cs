using MLNet.FeatureGating.Training;
using static TorchSharp.torch;

namespace MLNet.FeatureGating.Gates;

/// <summary>
/// LogitNormal gates by hyper-networks (HNet-LN, eq. 7 of the paper): t = W(r) u + b(r) with u ~ N(0, I) of 16 numbers that all gates share,
/// where two small networks make W and b of a representation r = Frep(v) of a code v ~ N(0, I). z = sigmoid(t / lambda), stretched to (-0.1, 1.1)
/// and clamped to [0, 1].
/// </summary>
/// <remarks>
/// <para>
/// J. Dona, P. Gallinari, "Differentiable Feature Selection, a Reparameterization Approach", ECML PKDD 2021. In the paper v is u itself; then the
/// closed form of the probability of being open, which is conditional on r, no longer holds: here v is independent of u. At most 16 codes are
/// drawn for the rows of a batch: a W for every row would cost most of a training step.
/// </para>
/// <para>
/// Gates are open with probability P(z &gt; 0) = E Phi((b(r) - lambda * log(1 / 11)) / |W(r)|), and collapse to 1 where E Phi(b(r) / |W(r)|), the
/// probability at temperature 0, is above one half; both means are over 64 codes that are always the same.
/// </para>
/// <para>Three networks of two layers make 3,760 parameters, and 593 more a gate: for some thousands of features, not for more.</para>
/// </remarks>
public sealed class HyperNetworkLogitNormalGate : FeatureGate
{
    private const int CodesOfBatch = 16;
    private const double LeakySlope = 0.2;
    private const int Dimension = HyperNetworkLayout.Dimension;

    private readonly HyperNetworkCodes _codes = new();

    /// <summary>Initializes a new instance of the <see cref="HyperNetworkLogitNormalGate"/> class.</summary>
    /// <param name="temperature">The temperature lambda over the course of training; <see langword="null"/> for 0.3 throughout.</param>
    /// <param name="initialMean">The last bias of the network that makes b, of each gate; at 0, about one draw of five is 0 and another is 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The mean is not finite.</exception>
    public HyperNetworkLogitNormalGate(TemperatureSchedule? temperature = null, double initialMean = 0)
    {
        Temperature = temperature ?? new TemperatureSchedule(LogitNormalLaw.DefaultTemperature);
        InitialParameter = Require.Finite(initialMean);
    }

    /// <summary>Gets the temperature lambda over the course of training. Probabilities are those of its final value.</summary>
    public TemperatureSchedule Temperature { get; }

    /// <summary>Gets the last bias of the network that makes b, of each gate: it comes first among the parameters.</summary>
    public override double InitialParameter { get; }

    internal override bool TakesDensity => false;

    /// <summary>Gives the number of parameters of the three networks.</summary>
    /// <param name="gates">The number of gates.</param>
    /// <returns>The number of parameters.</returns>
    public override int ParameterCount(int gates) => HyperNetworkLayout.OfGates(gates).ParameterCount;

    /// <summary>Gives 32, of u and of a code, however many gates there are.</summary>
    /// <param name="gates">The number of gates.</param>
    /// <returns>The number of numbers.</returns>
    public override int NoiseCount(int gates) => 2 * Dimension;

    /// <inheritdoc/>
    public override Tensor InitialParameters(int gates, int seed) => tensor(HyperNetworkLayout.OfGates(gates).Initial(InitialParameter, seed));

    /// <inheritdoc/>
    public override void FillNoise(Tensor noise, Generator generator) => noise.normal_(0, 1, generator);

    /// <inheritdoc/>
    public override Tensor Draw(Tensor parameters, Tensor noise, double progress = 1)
    {
        long[] shape = noise.shape;
        long rows = shape[^2];
        long each = (rows + CodesOfBatch - 1) / CodesOfBatch;
        long codes = (rows + each - 1) / each;
        Tensor networks = Flat(parameters);
        Tensor all = noise.reshape(networks.shape[0], rows, NoiseCount(1));
        (Tensor weights, Tensor biases) = Laws(networks, all.narrow(2, Dimension, Dimension).narrow(1, 0, codes));

        // Rows are dealt out to the codes in blocks, the last of which may be filled up.
        Tensor shared = all.narrow(2, 0, Dimension);
        Tensor padded = rows == codes * each ? shared : cat([shared, shared.narrow(1, 0, (codes * each) - rows)], 1);
        long gates = biases.shape[2];
        Tensor products = padded.reshape(-1, each, Dimension).bmm(weights.reshape(-1, Dimension, gates)).view(-1, codes, each, gates);
        Tensor normals = (products + biases.unsqueeze(2)).view(-1, codes * each, gates).narrow(1, 0, rows);
        return LogitNormalLaw.Relax(normals, Temperature.At(progress)).reshape([.. shape[..^1], gates]);
    }

    /// <inheritdoc/>
    public override Tensor OpenProbability(Tensor parameters) =>
        Mean(parameters, (biases, deviations) => LogitNormalLaw.Open(biases, deviations, Temperature.Final));

    /// <summary>Collapses each gate to 1 where it is more likely open than closed at temperature 0, else to 0.</summary>
    /// <param name="parameters">The parameters.</param>
    /// <returns>Zeros and ones, [..., gates].</returns>
    public override Tensor Collapse(Tensor parameters) => Mean(
        parameters, (biases, deviations) => StandardNormal.Cdf(biases / deviations)).gt(0.5).type(parameters.dtype);

    /// <summary>Gives the mean of b(r) / |W(r)|, [..., gates].</summary>
    /// <param name="parameters">The parameters.</param>
    /// <returns>Numbers: the larger, the firmer.</returns>
    public override Tensor Firmness(Tensor parameters) => Mean(parameters, (biases, deviations) => biases / deviations);

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _codes.Dispose();
        }

        base.Dispose(disposing);
    }

    private static Tensor Flat(Tensor parameters) => parameters.reshape(-1, parameters.shape[^1]);

    // A mean over codes of what follows from the biases and the deviations of their laws, [members, codes, gates] both.
    private Tensor Mean(Tensor parameters, Func<Tensor, Tensor, Tensor> quantity)
    {
        Tensor networks = Flat(parameters);
        (Tensor weights, Tensor biases) = Laws(networks, _codes.For(networks.shape[0], parameters));
        return quantity(biases, LogitNormalLaw.Deviations(weights)).mean([1]).reshape([.. parameters.shape[..^1], biases.shape[2]]);
    }

    // W, [members, codes, numbers, gates], and b, [members, codes, gates].
    private static (Tensor Weights, Tensor Biases) Laws(Tensor networks, Tensor codes)
    {
        var layout = HyperNetworkLayout.OfParameters(networks.shape[1]);
        Tensor representation = Output(layout.Frep, codes);
        return (
            Output(layout.WeightNetwork, representation).view(codes.shape[0], codes.shape[1], Dimension, layout.GateCount),
            Output(layout.BiasNetwork, representation));

        Tensor Output(IReadOnlyList<HyperNetworkLayer> network, Tensor input) =>
            Layer(network[1], nn.functional.leaky_relu(Layer(network[0], input), LeakySlope));

        Tensor Layer(HyperNetworkLayer layer, Tensor input)
        {
            Tensor weights = networks.narrow(1, layer.Weights, (long)layer.Inputs * layer.Outputs);
            Tensor biases = networks.narrow(1, layer.Biases, layer.Outputs).unsqueeze(1);
            return (input * layer.WeightFactor).bmm(weights.reshape(networks.shape[0], layer.Inputs, layer.Outputs)) + biases;
        }
    }
}
