using System.Numerics;
using MLNet.FeatureGating.Masks;
using MLNet.FeatureGating.Training;
using Microsoft.ML.Transforms.Image;

namespace MLNet.FeatureGating.Pixels;

/// <summary>How pixels are selected.</summary>
/// <remarks>
/// Every property checks its value and throws <see cref="ArgumentOutOfRangeException"/> where it is out of range, and
/// <see cref="ArgumentException"/> where it is missing or empty.
/// </remarks>
public sealed record PixelMaskOptions
{
    /// <summary>Gets the number of pixels to select. Range: 1 to the number of pixels that vary among the images and are not excluded.</summary>
    /// <value>The default value is 30.</value>
    public int PixelCount { get; init => field = Require.AtLeast(1, value, nameof(PixelCount)); } = 30;

    /// <summary>
    /// Gets the way of selecting; <see langword="null"/> for <see cref="PixelMaskMethod.LocallyLinear"/> to reconstruct images, and
    /// <see cref="PixelMaskMethod.CorrelatedLogitNormal"/> to classify them: ways without a network know of no classes.
    /// </summary>
    /// <value>The default value is <see langword="null"/>.</value>
    public PixelMaskMethod? Method { get; init => field = value is { } method ? Require.Defined(method, nameof(Method)) : null; }

    /// <summary>Gets what comes out.</summary>
    /// <value>The default value is <see cref="PixelMaskOutput.Masked"/>.</value>
    public PixelMaskOutput Output { get; init => field = Require.Defined(value, nameof(Output)); }

    /// <summary>
    /// Gets the size of the images; <see langword="null"/> to take it from the column: from an image column, or from a vector that has dimensions, as
    /// <c>ExtractPixels</c> makes them. A vector without dimensions needs it.
    /// </summary>
    /// <value>The default value is <see langword="null"/>.</value>
    public PixelGrid? Grid { get; init; }

    /// <summary>
    /// Gets whether the values of a pixel lie side by side (height x width x channels), rather than channel after channel; <see langword="null"/> to
    /// tell by the vector's dimensions. One channel is both.
    /// </summary>
    /// <value>The default value is <see langword="null"/>.</value>
    public bool? IsInterleaved { get; init; }

    /// <summary>Gets the colors that are taken from an image column. Not looked at where the input is a vector.</summary>
    /// <value>The default value is red, green and blue. For grey images, one of them is enough.</value>
    public ImagePixelExtractingEstimator.ColorBits Colors
    {
        get;
        init => field = value is > 0 and <= ImagePixelExtractingEstimator.ColorBits.All
            ? value
            : throw Require.OutOfRange(value, nameof(Colors), "one or more colors");
    }

    = ImagePixelExtractingEstimator.ColorBits.Rgb;

    /// <summary>
    /// Gets the pixels that may not be selected, row after row from the top left: index = row x width + column. They are reconstructed all the same.
    /// Pixels that are constant are never selected.
    /// </summary>
    /// <value>The default value is empty.</value>
    public IReadOnlyList<int> ExcludedPixels { get; init => field = [.. value ?? throw new ArgumentNullException(nameof(ExcludedPixels))]; } = [];

    /// <summary>
    /// Gets how much each pixel counts in the error, row after row from the top left: areas of the cells of a map, for instance.
    /// <see langword="null"/> for all alike. Range: &gt;= 0, not all 0.
    /// </summary>
    /// <value>The default value is <see langword="null"/>.</value>
    public IReadOnlyList<double>? PixelWeights
    {
        get;
        init => field = value is null || (value.All(weight => double.IsFinite(weight) && weight >= 0) && value.Any(weight => weight > 0))
            ? value?.ToArray()
            : throw new ArgumentException($"{nameof(PixelWeights)} must be numbers of at least 0, not all 0.", nameof(PixelWeights));
    }

    /// <summary>
    /// Gets where each pixel lies, row after row from the top left, which <see cref="PixelMaskMethod.SpatialGreedyLinear"/> looks at: in any unit,
    /// straight distances count. Cells of a globe lie on a sphere. <see langword="null"/> for the pixels of a flat image, 1 apart. Range: finite.
    /// </summary>
    /// <value>The default value is <see langword="null"/>.</value>
    public IReadOnlyList<Vector3>? PixelPositions
    {
        get;
        init => field = value is null || value.All(position => float.IsFinite(position.X) && float.IsFinite(position.Y) && float.IsFinite(position.Z))
            ? value?.ToArray()
            : throw new ArgumentException($"{nameof(PixelPositions)} must be finite.", nameof(PixelPositions));
    }

    /// <summary>
    /// Gets the distance at which 1/e of what pixels have in common is taken for true by <see cref="PixelMaskMethod.SpatialGreedyLinear"/>, in the
    /// unit of <see cref="PixelPositions"/>; <see langword="null"/> to choose it by images that are held out, neighbours in the data together, which
    /// needs at least 4. Range: &gt; 0.
    /// </summary>
    /// <value>The default value is <see langword="null"/>.</value>
    public double? PixelReach { get; init => field = value is { } reach ? Require.Positive(reach, nameof(PixelReach)) : null; }

    /// <summary>Gets the network that makes images again.</summary>
    /// <value>The default value is <see cref="ReconstructorKind.Dense"/>.</value>
    public ReconstructorKind Reconstructor { get; init => field = Require.Defined(value, nameof(Reconstructor)); }

    /// <summary>Gets the widths of the hidden layers of a dense network. Range: at least 1 each.</summary>
    /// <value>The default value is 256, 256.</value>
    public IReadOnlyList<int> HiddenUnits { get; init => field = new MaskTrainingOptions { HiddenUnits = value }.HiddenUnits; } = [256, 256];

    /// <summary>Gets the number of steps that mask and network are trained together. Range: at least 1.</summary>
    /// <value>The default value is 4,000.</value>
    public int Steps { get; init => field = Require.AtLeast(1, value, nameof(Steps)); } = 4000;

    /// <summary>
    /// Gets the number of steps that a fresh network is trained on the selected pixels. Range: at least 0; 0 leaves it out, and then the ways that
    /// train no mask train nothing: they need no torch, and tell no error.
    /// </summary>
    /// <value>The default value is 4,000.</value>
    public int RefitSteps { get; init => field = Require.AtLeast(0, value, nameof(RefitSteps)); } = 4000;

    /// <summary>Gets the number of images a step. Range: at least 2.</summary>
    /// <value>The default value is 256.</value>
    public int BatchSize { get; init => field = Require.AtLeast(2, value, nameof(BatchSize)); } = 256;

    /// <summary>Gets Adam's learning rate of the networks. Range: &gt; 0.</summary>
    /// <value>The default value is 0.001.</value>
    public double LearningRate { get; init => field = Require.Positive(value, nameof(LearningRate)); } = 1e-3;

    /// <summary>Gets Adam's learning rate of the mask; <see langword="null"/> for the method's own. Range: &gt; 0.</summary>
    /// <value>The default value is <see langword="null"/>.</value>
    public double? MaskLearningRate
    {
        get;
        init => field = value is { } rate ? Require.Positive(rate, nameof(MaskLearningRate)) : null;
    }

    /// <summary>
    /// Gets how much the mean absolute error counts beside a discriminator's judgement (eq. 16); <see langword="null"/> for the mean squared error
    /// alone. Range: &gt; 0.
    /// </summary>
    /// <value>The default value is <see langword="null"/>.</value>
    public double? AdversarialReconstructionWeight
    {
        get;
        init => field = value is { } weight ? Require.Positive(weight, nameof(AdversarialReconstructionWeight)) : null;
    }

    /// <summary>
    /// Gets the part of the images that is held out to measure errors on, at most 10,000 of them. Range: 0 to 0.9; 0 measures on those learnt from.
    /// </summary>
    /// <value>The default value is 0.1.</value>
    public double ValidationFraction { get; init => field = Require.Between(0, 0.9, value, nameof(ValidationFraction)); } = 0.1;

    /// <summary>Gets the seed of everything random; <see langword="null"/> for the context's own.</summary>
    /// <value>The default value is <see langword="null"/>.</value>
    public int? Seed { get; init; }

    /// <summary>Gets where to train.</summary>
    /// <value>The default value is <see cref="ComputeDevice.Auto"/>.</value>
    public ComputeDevice Device { get; init => field = Require.Defined(value, nameof(Device)); } = ComputeDevice.Auto;

    /// <summary>Gets the number of threads of the CPU. Range: at least 1.</summary>
    /// <value>The default value is 1.</value>
    public int Threads { get; init => field = Require.AtLeast(1, value, nameof(Threads)); } = 1;

    /// <summary>Gets who is told how far the training has got; <see langword="null"/> for nobody.</summary>
    /// <value>The default value is <see langword="null"/>.</value>
    public IProgress<MaskTrainingProgress>? Progress { get; init; }

    /// <summary>
    /// Gets the token that ends the training. Cancelled while the network is trained on the selected pixels, there is a selection, but no
    /// <see cref="PixelMaskTransformer.RefitError"/>; so, too, while a mask is trained that already has the number of pixels. Cancelled before,
    /// <c>Fit</c> throws <see cref="OperationCanceledException"/>.
    /// </summary>
    /// <value>The default value is <see cref="CancellationToken.None"/>.</value>
    public CancellationToken CancellationToken { get; init; }

    internal MaskTrainingOptions ToTraining(int seed, Networks.ImageOutput output) => new()
    {
        Method = Method switch
        {
            PixelMaskMethod.HyperNetworkLogitNormal => MaskMethod.HyperNetworkLogitNormal,
            PixelMaskMethod.IndependentLogitNormal => MaskMethod.IndependentLogitNormal,
            PixelMaskMethod.Concrete => MaskMethod.Concrete,
            PixelMaskMethod.ConcreteAutoencoder => MaskMethod.ConcreteAutoencoder,
            _ => MaskMethod.CorrelatedLogitNormal,
        },
        Reconstructor = Reconstructor,
        HiddenUnits = HiddenUnits,
        Output = output,
        Steps = Steps,
        RefitSteps = RefitSteps,
        BatchSize = BatchSize,
        LearningRate = LearningRate,
        MaskLearningRate = MaskLearningRate,
        AdversarialReconstructionWeight = AdversarialReconstructionWeight,
        Seed = seed,
        Device = Device,
        Threads = Threads,
    };
}
