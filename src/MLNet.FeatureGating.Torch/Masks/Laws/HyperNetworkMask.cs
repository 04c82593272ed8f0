using MLNet.FeatureGating.Training;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace MLNet.FeatureGating.Masks;

/// <summary>
/// HNet-LN (eq. 7): sigmoid((W(r) z + b(r)) / lambda), stretched, where two small networks make W and b of a representation r = Frep(z').
/// </summary>
/// <remarks>
/// <para>
/// The three networks have two layers each and leaky ReLUs, as in the paper, which does not give their sizes. Here: Frep d-64-16, FW 16-32-(pixels
/// d), Fb 16-64-pixels; the weights of the last layers of FW and Fb start at 0.3 times He et al.'s, the bias of FW is what the weights of
/// <see cref="CorrelatedLogitNormalMask"/> start from.
/// </para>
/// <para>
/// In the paper z' is z itself. Then W(r(z)) can align with z, and the closed form of the expected number of open pixels, which is conditional on r,
/// no longer holds: by default z' is independent of z. An r of its own for every mask costs most of a training step; by default
/// 16 are shared by the masks of a batch.
/// </para>
/// </remarks>
public sealed class HyperNetworkMask : MaskLaw
{
    private const double LeakySlope = 0.2;
    private const double LastLayerScale = 0.3;
    private const int ProbabilityDraws = 1024;
    private const int DrawsAtOnce = 64;

    private readonly LogitNormal _law;
    private readonly Parameter[] _representation;
    private readonly Parameter[] _weights;
    private readonly Parameter[] _biases;

    /// <summary>Initializes a new instance of the <see cref="HyperNetworkMask"/> class.</summary>
    /// <param name="pixels">The number of pixels. Range: at least 1.</param>
    /// <param name="options">Sizes and variants; <see langword="null"/> for the default ones.</param>
    /// <param name="temperature">The temperature lambda. Range: &gt; 0.</param>
    /// <param name="stretching">How draws are stretched; <see langword="null"/> for (-0.1, 1.1).</param>
    /// <param name="seed">The seed of the starting weights, and of the draws that <see cref="OpenProbabilities"/> averages over.</param>
    /// <param name="type">The type of the parameters.</param>
    /// <param name="device">Where the parameters lie; <see langword="null"/> for the CPU.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public HyperNetworkMask(
        int pixels,
        HyperNetworkOptions? options = null,
        double temperature = LogitNormal.DefaultTemperature,
        Stretching? stretching = null,
        int seed = 0,
        ScalarType type = ScalarType.Float32,
        Device? device = null)
        : base(pixels, stretching)
    {
        Options = options ?? new HyperNetworkOptions();
        Seed = seed;
        _law = new(temperature, Stretching);
        using var generator = new Generator(SeedStream.Weights(seed));
        int d = Options.Dimension;
        int r = Options.RepresentationSize;
        _representation = [.. Layer(d, Options.RepresentationHiddenUnits, 1), .. Layer(Options.RepresentationHiddenUnits, r, 1)];
        _weights = [.. Layer(r, Options.WeightHiddenUnits, 1), .. Layer(Options.WeightHiddenUnits, pixels * d, LastLayerScale)];
        _biases = [.. Layer(r, Options.BiasHiddenUnits, 1), .. Layer(Options.BiasHiddenUnits, pixels, LastLayerScale)];
        double bound = _law.StartingDeviation * Math.Sqrt(3.0 / d);
        using (no_grad())
        {
            _weights[3].copy_(empty(_weights[3].shape, type).uniform_(-bound, bound, generator));
        }

        Parameter[] Layer(int inputs, int outputs, double scale)
        {
            double he = scale * Math.Sqrt(6.0 / inputs);
            return [new Parameter(as_tensor(empty([outputs, inputs], type).uniform_(-he, he, generator), null, device)), Zeros(outputs, type, device)];
        }
    }

    /// <summary>Gets the sizes and variants.</summary>
    public HyperNetworkOptions Options { get; }

    private int Seed { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<Parameter> Parameters => [.. _representation, .. _weights, .. _biases];

    /// <inheritdoc/>
    /// <remarks>z, and z' where it is independent of z.</remarks>
    public override Tensor[] Noise(int masks, Generator generator)
    {
        Tensor Normal(int rows) => MaskNoise.Normal(rows, Options.Dimension, _weights[0].dtype, _weights[0].device, generator);
        return Options.SharesNoise ? [Normal(masks)] : [Normal(masks), Normal(Math.Min(masks, Options.Representations))];
    }

    /// <inheritdoc/>
    public override MaskDraw Draw(Tensor[] noise)
    {
        (Tensor weights, Tensor biases) = Networks(noise[^1]);
        Tensor deviations = weights.norm(2);
        return new(
            _law.Relax(Logits(noise[0] * (1 / _law.Temperature), weights, biases * (1 / _law.Temperature))),
            _law.Open(biases, deviations).mean([0]),
            _law.Full(biases, deviations).mean([0]),
            LogitNormal.OpenAtZero(biases.detach(), deviations.detach()).mean([0]));
    }

    /// <inheritdoc/>
    /// <remarks>
    /// Averaged over 1,024 draws of r. Where z' is z, that is of the law itself rather than of its conditional ones: by how often
    /// pixels are open in as many draws.
    /// </remarks>
    public override Tensor OpenProbabilities()
    {
        using IDisposable off = no_grad();
        using var generator = new Generator(SeedStream.EvaluationNoise(Seed), _weights[0].device);
        Tensor total = zeros([PixelCount], _weights[0].dtype, _weights[0].device);
        for (int done = 0; done < ProbabilityDraws; done += DrawsAtOnce)
        {
            using var scope = NewDisposeScope();
            Tensor z = MaskNoise.Normal(DrawsAtOnce, Options.Dimension, _weights[0].dtype, _weights[0].device, generator);
            (Tensor weights, Tensor biases) = Networks(z);
            Tensor open = Options.SharesNoise
                ? Logits(z, weights, biases).gt(0.0).type(_weights[0].dtype)
                : LogitNormal.OpenAtZero(biases, weights.norm(2));
            // Not a plain 0: that would be taken for a type.
            total.add_(open.sum(dim: 0));
        }

        return total.mul_(1.0 / ProbabilityDraws);
    }

    /// <inheritdoc/>
    /// <remarks>Estimated from 1,024 draws.</remarks>
    public override Tensor LogitCovariance()
    {
        using IDisposable off = no_grad();
        using var generator = new Generator(SeedStream.EvaluationNoise(Seed), _weights[0].device);
        Tensor logits = cat([.. Enumerable.Range(0, ProbabilityDraws / DrawsAtOnce).Select(_ => Logits(Noise(DrawsAtOnce, generator), 1))], 0);
        Tensor centred = logits - logits.mean([0], true);
        return centred.t().mm(centred) / (ProbabilityDraws - 1);
    }

    internal override void HoldToLiveRange()
    {
        // Networks make the parameters: there is nothing to hold.
    }

    private protected override Tensor Logits(Tensor[] noise, double factor)
    {
        (Tensor weights, Tensor biases) = Networks(noise[^1]);
        return Logits(noise[0] * factor, weights, biases * factor);
    }

    // Masks are dealt out to the representations in blocks; the last ones may have fewer.
    private Tensor Logits(Tensor z, Tensor weights, Tensor biases)
    {
        long masks = z.shape[0];
        long laws = weights.shape[0];
        long each = (masks + laws - 1) / laws;
        Tensor padded = masks == laws * each ? z : cat([z, z.narrow(0, 0, (laws * each) - masks)], 0);
        Tensor logits = padded.view(laws, each, Options.Dimension).bmm(weights.transpose(1, 2)).add_(biases.unsqueeze(1));
        Tensor flat = logits.reshape(laws * each, PixelCount);
        return masks == laws * each ? flat : flat.narrow(0, 0, masks);
    }

    private (Tensor Weights, Tensor Biases) Networks(Tensor z)
    {
        Tensor r = TwoLayers(z, _representation);
        return (TwoLayers(r, _weights).view(z.shape[0], PixelCount, Options.Dimension), Live(TwoLayers(r, _biases)));
    }

    private static Tensor TwoLayers(Tensor input, Parameter[] layers) => nn.functional.linear(
        nn.functional.leaky_relu(nn.functional.linear(input, layers[0], layers[1]), LeakySlope), layers[2], layers[3]);
}
