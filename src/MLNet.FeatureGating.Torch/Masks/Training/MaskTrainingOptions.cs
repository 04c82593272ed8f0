using MLNet.FeatureGating.Networks;
using MLNet.FeatureGating.Training;

namespace MLNet.FeatureGating.Masks;

/// <summary>How masks and networks are trained. Every property checks its value.</summary>
public sealed record MaskTrainingOptions
{
    /// <summary>Gets the way of learning.</summary>
    /// <value>The default value is <see cref="MaskMethod.CorrelatedLogitNormal"/>.</value>
    public MaskMethod Method { get; init => field = Require.Defined(value, nameof(Method)); }

    /// <summary>Gets the network that makes images again.</summary>
    /// <value>The default value is <see cref="ReconstructorKind.Dense"/>.</value>
    public ReconstructorKind Reconstructor { get; init => field = Require.Defined(value, nameof(Reconstructor)); }

    /// <summary>Gets the widths of the hidden layers of a dense network. Range: at least 1 each.</summary>
    /// <value>The default value is 256, 256.</value>
    public IReadOnlyList<int> HiddenUnits { get; init => field = new NetworkSpecification { HiddenUnits = value }.HiddenUnits; } = [256, 256];

    /// <summary>Gets the channels of a convolutional network's first layer. Range: at least 1.</summary>
    /// <value>The default value is 16.</value>
    public int Filters { get; init => field = Require.AtLeast(1, value, nameof(Filters)); } = 16;

    /// <summary>Gets the number of residual blocks. Range: at least 0.</summary>
    /// <value>The default value is 2.</value>
    public int ResidualBlocks { get; init => field = Require.AtLeast(0, value, nameof(ResidualBlocks)); } = 2;

    /// <summary>Gets what values the images have.</summary>
    /// <value>The default value is <see cref="ImageOutput.UnitInterval"/>.</value>
    public ImageOutput Output { get; init => field = Require.Defined(value, nameof(Output)); }

    /// <summary>Gets the number of steps that mask and network are trained together. Range: at least 1.</summary>
    /// <value>The default value is 4,000.</value>
    public int Steps { get; init => field = Require.AtLeast(1, value, nameof(Steps)); } = 4000;

    /// <summary>Gets the number of steps that a fresh network is trained on the collapsed mask. Range: at least 0; 0 leaves it out.</summary>
    /// <value>The default value is 4,000.</value>
    public int RefitSteps { get; init => field = Require.AtLeast(0, value, nameof(RefitSteps)); } = 4000;

    /// <summary>Gets the number of images a step. Range: at least 2, for batch normalisation.</summary>
    /// <value>The default value is 256.</value>
    public int BatchSize { get; init => field = Require.AtLeast(2, value, nameof(BatchSize)); } = 256;

    /// <summary>Gets Adam's learning rate of the networks; it falls to 0 over the last two fifths of the steps. Range: &gt; 0.</summary>
    /// <value>The default value is 0.001. The paper has 0.0002.</value>
    public double LearningRate { get; init => field = Require.Positive(value, nameof(LearningRate)); } = 1e-3;

    /// <summary>Gets Adam's learning rate of the mask; <see langword="null"/> for the method's own. Range: &gt; 0.</summary>
    /// <value>
    /// The default value is <see langword="null"/>: 0.01; 0.03 for <see cref="MaskMethod.Concrete"/>; 0.0001 for
    /// <see cref="MaskMethod.HyperNetworkLogitNormal"/>. The paper has 0.0002.
    /// </value>
    public double? MaskLearningRate
    {
        get;
        init => field = value is { } rate ? Require.Positive(rate, nameof(MaskLearningRate)) : null;
    }

    /// <summary>
    /// Gets the temperature of the law; <see langword="null"/> for the paper's. Range: &gt; 0. A concrete autoencoder cools down by
    /// itself.
    /// </summary>
    /// <value>The default value is <see langword="null"/>: 0.3 for logitNormal laws, 2/3 for <see cref="MaskMethod.Concrete"/>.</value>
    public double? Temperature
    {
        get;
        init => field = value is { } temperature ? Require.Positive(temperature, nameof(Temperature)) : null;
    }

    /// <summary>
    /// Gets how much of the penalty is the expected number of pixels that are 1, rather than above 0 (eq. 10); <see langword="null"/> for the
    /// method's own. Range: 0 to 1. Under eq. 10 alone, pixels that are almost surely open feel ever less of the penalty beside the loss: nothing
    /// happens until lambda is huge, and then all of them close at once.
    /// </summary>
    /// <value>
    /// The default value is <see langword="null"/>: 0.25; 0 for <see cref="MaskMethod.HyperNetworkLogitNormal"/>, whose networks move all pixels
    /// together. The paper has 0.
    /// </value>
    public double? FullPixelWeight { get; init => field = value is { } weight ? Require.Fraction(weight, nameof(FullPixelWeight)) : null; }

    /// <summary>Gets sizes and variants of <see cref="MaskMethod.HyperNetworkLogitNormal"/>.</summary>
    public HyperNetworkOptions HyperNetwork { get; init => field = value ?? throw new ArgumentNullException(nameof(HyperNetwork)); } = new();

    /// <summary>
    /// Gets how much the mean absolute error counts beside a discriminator's judgement (eq. 16); <see langword="null"/> for the mean squared error
    /// and no discriminator. Range: &gt; 0.
    /// </summary>
    /// <value>The default value is <see langword="null"/>. With a discriminator, the paper has 100.</value>
    public double? AdversarialReconstructionWeight
    {
        get;
        init => field = value is { } weight ? Require.Positive(weight, nameof(AdversarialReconstructionWeight)) : null;
    }

    /// <summary>Gets the seed of everything random.</summary>
    /// <value>The default value is 0.</value>
    public int Seed { get; init; }

    /// <summary>Gets where to train.</summary>
    /// <value>The default value is <see cref="ComputeDevice.Auto"/>.</value>
    public ComputeDevice Device { get; init => field = Require.Defined(value, nameof(Device)); } = ComputeDevice.Auto;

    /// <summary>Gets the number of threads that torch may use on the CPU. Range: at least 1.</summary>
    /// <value>The default value is 1.</value>
    public int Threads { get; init => field = Require.AtLeast(1, value, nameof(Threads)); } = 1;

    internal double FullPixelWeightOrDefault => FullPixelWeight ?? (Method == MaskMethod.HyperNetworkLogitNormal ? 0 : 0.25);

    internal double MaskLearningRateOrDefault => MaskLearningRate ?? Method switch
    {
        MaskMethod.Concrete => 3e-2,
        MaskMethod.HyperNetworkLogitNormal => 1e-4,
        _ => 1e-2,
    };
}
