using System.Diagnostics;
using System.Runtime.InteropServices;
using MLNet.FeatureGating.Networks;
using MLNet.FeatureGating.Training;
using MLNet.FeatureGating.Training.Torch;
using static TorchSharp.torch;

namespace MLNet.FeatureGating.Masks;

/// <summary>
/// Learns which pixels images can be made of again: mask and network together under a steered penalty, then a fresh network on the collapsed
/// mask (algorithm 1 and 4.1 of the logitNormal paper).
/// </summary>
public sealed class MaskTrainer
{
    private const int SampleCount = 16;

    // A matrix of 64 MB.
    private const int MostCovariances = 4096;

    private readonly MaskTrainingOptions _options;

    /// <summary>Initializes a new instance of the <see cref="MaskTrainer"/> class.</summary>
    /// <param name="options">How to train; <see langword="null"/> for the default way.</param>
    public MaskTrainer(MaskTrainingOptions? options = null) => _options = options ?? new MaskTrainingOptions();

    private bool IsConvolutional => _options.Reconstructor == ReconstructorKind.Convolutional;

    /// <summary>Selects pixels.</summary>
    /// <param name="images">The images to learn from. With classes, the classes are learnt instead of the images.</param>
    /// <param name="judgedBy">The images that errors are measured on; <see langword="null"/> for those to learn from.</param>
    /// <param name="count">The number of pixels to select. Range: 1 to the number that may be selected.</param>
    /// <param name="isSelectable">Whether each pixel may be selected; <see langword="null"/> for all.</param>
    /// <param name="weights">The weight of each value in the error, of mean 1; <see langword="null"/> for equal ones.</param>
    /// <param name="progress">Told how far it has got; <see langword="null"/> for nobody.</param>
    /// <param name="cancellationToken">Ends the training.</param>
    /// <returns>The selection and what makes images of it; to be disposed.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="images"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">Sizes do not fit together.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is out of its range.</exception>
    /// <exception cref="InvalidOperationException">Training diverged, torch failed, or there is no such device.</exception>
    /// <exception cref="OperationCanceledException">
    /// It was cancelled before the mask had the number of pixels. Cancelled later, the result is what there is: the refit is left out.
    /// </exception>
    public MaskTrainingResult Train(
        ImageSet images,
        ImageSet? judgedBy,
        int count,
        IReadOnlyList<bool>? isSelectable = null,
        IReadOnlyList<float>? weights = null,
        IProgress<MaskTrainingProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(images);
        PixelGrid grid = images.Grid;
        bool[] selectable = isSelectable is null ? [.. Enumerable.Repeat(true, grid.PixelCount)] : [.. isSelectable];
        Check(images, judgedBy, count, selectable, weights);
        var clock = Stopwatch.StartNew();
        return OnDevice(images, weights, progress, Train, cancellationToken);

        MaskTrainingResult Train(ImageTraining training, Device device)
        {
            using PixelObserver observer = Observer(count, grid, selectable, device);
            nn.Module<Tensor, Tensor> network = Network(observer.ValueCount, observer.KeepsPlaces, images, _options.Seed, device);
            using Adversary? adversary = NewAdversary(images, device);
            double scale = images.ClassCount > 0 ? Math.Log(images.ClassCount) : ImageStatistics.MeanVariance(images, weights);
            training.Joint(observer, network, adversary, images, count, scale);
            int[] selected = observer.Collapse(count);
            int[] places = selected;
            bool keepsPlaces = observer.KeepsPlaces;
            double joint = training.Evaluate(new SelectedPixels(places, grid, keepsPlaces, device).See, network, judgedBy ?? images);
            double refit = double.NaN;
            if (_options.RefitSteps > 0 && !cancellationToken.IsCancellationRequested)
            {
                int[] sorted = [.. selected.Order()];
                bool refitKeepsPlaces = keepsPlaces && NeedsPlaces(count);
                var seen = new SelectedPixels(sorted, grid, refitKeepsPlaces, device);
                try
                {
                    nn.Module<Tensor, Tensor> fresh = Refit(training, seen, refitKeepsPlaces, images, count, device);
                    network.Dispose();
                    (network, places, keepsPlaces) = (fresh, sorted, refitKeepsPlaces);
                    refit = training.Evaluate(seen.See, network, judgedBy ?? images);
                }
                catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
                {
                    // What was selected stays.
                }
            }

            MaskLaw? law = (observer as MaskObserver)?.Law;
            return new MaskTrainingResult
            {
                Selected = selected,
                Probabilities = observer.Probabilities(),
                JointError = joint,
                RefitError = refit,
                Samples = law is null ? [] : Samples(law, device),
                LogitCovariance = law is { PixelCount: <= MostCovariances } ? Numbers(law.LogitCovariance) : default(ReadOnlyMemory<float>),
                Reconstructor = new(network, grid, places, keepsPlaces, device),
                Elapsed = clock.Elapsed,
            };
        }
    }

    /// <summary>Trains a network on given pixels, as the refit of a learnt mask is, so that selections can be compared.</summary>
    /// <param name="images">The images to learn from. With classes, the classes are learnt instead of the images.</param>
    /// <param name="judgedBy">The images that the error is measured on; <see langword="null"/> for those to learn from.</param>
    /// <param name="selected">The pixels.</param>
    /// <param name="weights">The weight of each value in the error, of mean 1; <see langword="null"/> for equal ones.</param>
    /// <param name="progress">Told how far it has got; <see langword="null"/> for nobody.</param>
    /// <param name="cancellationToken">Ends the training.</param>
    /// <returns>The error, and what makes images of the pixels; to be disposed.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">Sizes do not fit together, or a pixel is none of the image's.</exception>
    /// <exception cref="InvalidOperationException">Training diverged, torch failed, or there is no such device.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public (double Error, ImageReconstructor Reconstructor) Refit(
        ImageSet images,
        ImageSet? judgedBy,
        IReadOnlyList<int> selected,
        IReadOnlyList<float>? weights = null,
        IProgress<MaskTrainingProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(images);
        ArgumentNullException.ThrowIfNull(selected);
        PixelGrid grid = images.Grid;
        if (selected.Any(pixel => pixel < 0 || pixel >= grid.PixelCount) || selected.Distinct().Count() != selected.Count)
        {
            throw new ArgumentException($"Expected different pixels from 0 to {grid.PixelCount - 1}, but found {string.Join(", ", selected)}.", nameof(selected));
        }

        Check(images, judgedBy, Math.Max(1, selected.Count), [.. Enumerable.Repeat(true, grid.PixelCount)], weights);
        return OnDevice(images, weights, progress, Train, cancellationToken);

        (double, ImageReconstructor) Train(ImageTraining training, Device device)
        {
            int[] sorted = [.. selected.Order()];
            bool keepsPlaces = NeedsPlaces(sorted.Length);
            var seen = new SelectedPixels(sorted, grid, keepsPlaces, device);
            nn.Module<Tensor, Tensor> network = Refit(training, seen, keepsPlaces, images, sorted.Length, device);
            double error = training.Evaluate(seen.See, network, judgedBy ?? images);
            return (error, new ImageReconstructor(network, grid, sorted, keepsPlaces, device));
        }
    }

    private T OnDevice<T>(
        ImageSet images,
        IReadOnlyList<float>? weights,
        IProgress<MaskTrainingProgress>? progress,
        Func<ImageTraining, Device, T> train,
        CancellationToken cancellationToken)
    {
        Device device = DeviceSelection.Resolve(_options.Device);
        using var limit = new ThreadLimit(_options.Threads);
        try
        {
            using IDisposable gradients = enable_grad();
            using var scope = NewDisposeScope();
            ImageObjective objective = images.ClassCount == 0
                ? new SquaredErrorObjective(weights is null ? null : tensor([.. weights], null, device))
                : new ClassificationObjective();
            return train(new(_options, objective, device, progress, cancellationToken), device);
        }
        catch (ExternalException e)
        {
            throw new InvalidOperationException(
                $"torch could not train the mask: {e.Message.Split('\n')[0]} Where memory is short, take a smaller {nameof(MaskTrainingOptions.BatchSize)}.", e);
        }
    }

    // A dense network on nothing but what is selected does a third less work, and starts from weights that fit so many inputs.
    private bool NeedsPlaces(int count) => IsConvolutional || _options.AdversarialReconstructionWeight is not null || count == 0;

    // Every refit starts from the same weights and sees the images in the same order, whatever selected its pixels.
    private nn.Module<Tensor, Tensor> Refit(
        ImageTraining training, SelectedPixels seen, bool keepsPlaces, ImageSet images, int count, Device device)
    {
        int seed = SeedStream.Member(_options.Seed, 1);
        nn.Module<Tensor, Tensor> network = Network(seen.ValueCount, keepsPlaces, images, seed, device);
        using Adversary? adversary = NewAdversary(images, device);
        training.Fixed(seen.See, network, adversary, images, count, Math.Max(1, _options.RefitSteps), seed);
        return network;
    }

    private static void Check(ImageSet images, ImageSet? judgedBy, int count, bool[] isSelectable, IReadOnlyList<float>? weights)
    {
        PixelGrid grid = images.Grid;
        if (judgedBy is not null && (judgedBy.Grid != grid || (judgedBy.ClassCount == 0) != (images.ClassCount == 0)))
        {
            throw new ArgumentException(
                $"Expected images of {grid} {(images.ClassCount == 0 ? "without" : "with")} classes to judge by, as those to learn from, but they are of "
                + $"{judgedBy.Grid} {(judgedBy.ClassCount == 0 ? "without" : "with")} classes.",
                nameof(judgedBy));
        }

        if (isSelectable.Length != grid.PixelCount)
        {
            throw new ArgumentException($"Expected one truth value for each of {grid.PixelCount} pixels, but there are {isSelectable.Length}.", nameof(isSelectable));
        }

        if (weights is not null && weights.Count != grid.ValueCount)
        {
            throw new ArgumentException($"Expected one weight for each of {grid.ValueCount} values, but there are {weights.Count}.", nameof(weights));
        }

        Require.Between(1, isSelectable.Count(one => one), count);
    }

    private PixelObserver Observer(int count, PixelGrid grid, bool[] selectable, Device device)
    {
        int pixels = grid.PixelCount;
        double temperature = _options.Temperature ?? LogitNormal.DefaultTemperature;
        int seed = SeedStream.Member(_options.Seed, 2);
        MaskLaw? law = _options.Method switch
        {
            MaskMethod.CorrelatedLogitNormal => new CorrelatedLogitNormalMask(pixels, temperature: temperature, seed: seed, device: device),
            MaskMethod.HyperNetworkLogitNormal =>
                new HyperNetworkMask(pixels, _options.HyperNetwork, temperature, seed: seed, device: device),
            MaskMethod.IndependentLogitNormal => new IndependentLogitNormalMask(pixels, temperature, device: device),
            MaskMethod.Concrete => new ConcreteMask(pixels, _options.Temperature ?? ConcreteMask.DefaultTemperature, device: device),
            _ => null,
        };
        return law is null ? new ConcreteSelector(count, grid, selectable, seed, device) : new MaskObserver(law, grid, selectable);
    }

    private nn.Module<Tensor, Tensor> Network(int inputs, bool keepsPlaces, ImageSet images, int seed, Device device)
    {
        PixelGrid grid = images.Grid;
        int classes = images.ClassCount;
        if (classes > 0)
        {
            return IsConvolutional && keepsPlaces
                ? ImageNetworks.DcganClassifier(grid, classes, _options.Filters, seed, device)
                : ImageNetworks.DenseReconstructor(inputs, classes, _options.HiddenUnits, ImageOutput.Real, seed, device);
        }

        return IsConvolutional
            ? keepsPlaces
                ? ImageNetworks.ResNetReconstructor(grid, _options.Output, _options.Filters, _options.ResidualBlocks, seed, device)
                : ImageNetworks.DcganDecoder(inputs, grid, _options.Output, _options.Filters, seed, device)
            : ImageNetworks.DenseReconstructor(inputs, grid.ValueCount, _options.HiddenUnits, _options.Output, seed, device);
    }

    private Adversary? NewAdversary(ImageSet images, Device device) =>
        _options.AdversarialReconstructionWeight is { } weight && images.ClassCount == 0 && _options.Method != MaskMethod.ConcreteAutoencoder
            ? new(images.Grid, _options, weight, device)
            : null;

    private bool[][] Samples(MaskLaw law, Device device)
    {
        using var generator = new Generator(SeedStream.EvaluationNoise(_options.Seed), device);
        float[] masks = Numbers(() => law.DrawBinary(law.Noise(SampleCount, generator)));
        return [.. masks.Chunk(law.PixelCount).Select(mask => Array.ConvertAll(mask, value => value > 0))];
    }

    private static float[] Numbers(Func<Tensor> compute)
    {
        using IDisposable off = no_grad();
        using var scope = NewDisposeScope();
        return compute().cpu().data<float>().ToArray();
    }
}
