using MLNet.FeatureGating.Training;
using static TorchSharp.torch;

namespace MLNet.FeatureGating.Masks;

/// <summary>Trains a network on images that are seen in part, together with what decides which part, or without.</summary>
internal sealed class ImageTraining
{
    private const int ReportEvery = 50;

    // The controller reads what masks are like every so many steps: on a GPU each look waits for it.
    private const int SteerEvery = 4;

    // The learning rate falls from here on.
    private const double FallFrom = 0.6;

    private readonly MaskTrainingOptions _options;
    private readonly ImageObjective _objective;
    private readonly Device _device;
    private readonly IProgress<MaskTrainingProgress>? _progress;
    private readonly CancellationToken _cancellationToken;

    public ImageTraining(
        MaskTrainingOptions options,
        ImageObjective objective,
        Device device,
        IProgress<MaskTrainingProgress>? progress,
        CancellationToken cancellationToken)
    {
        _options = options;
        _objective = objective;
        _device = device;
        _progress = progress;
        _cancellationToken = cancellationToken;
    }

    /// <summary>
    /// Trains both together, under a penalty that is steered to a number of pixels (algorithm 1). Cancelled once the number is there, it ends early.
    /// </summary>
    /// <exception cref="OperationCanceledException">It was cancelled before.</exception>
    public void Joint(
        PixelObserver observer, nn.Module<Tensor, Tensor> network, Adversary? adversary, ImageSet images, int count, double scale)
    {
        using var forMask = new AdamOptimizer(observer.Parameters, _options.MaskLearningRateOrDefault);
        using var forNetwork = new AdamOptimizer(network.parameters(), _options.LearningRate);
        using var generator = new Generator(SeedStream.Noise(_options.Seed), _device);
        var feed = new ImageFeed(images, _options.BatchSize, _options.Seed, _device);
        MaskSteering? steering = null;
        double lambda = 0;
        double open = count;
        double pixels = images.Grid.PixelCount;
        double full = _options.FullPixelWeightOrDefault;
        for (int step = 0; step < _options.Steps; step++)
        {
            double progress = (double)step / _options.Steps;
            if (_cancellationToken.IsCancellationRequested && progress >= MaskSteering.SlowUntil)
            {
                return;
            }

            _cancellationToken.ThrowIfCancellationRequested();
            using var scope = NewDisposeScope();
            ImageBatch batch = feed.Next();
            Observation seen = observer.Observe(batch.Images, generator, progress);
            Tensor output = network.call(seen.Values);
            Tensor loss = adversary?.Loss(output, seen.Values, batch) ?? _objective.Loss(output, batch);
            Tensor total = loss;
            if (seen.Open is not null)
            {
                if (step % SteerEvery == 0)
                {
                    open = Number(seen.OpenAtZero!);
                    steering ??= new(open, count, scale, (_options.Steps + SteerEvery - 1) / SteerEvery);
                    lambda = steering.Next(open, progress);
                }

                Tensor counted = (seen.Open * (1 - full)) + (seen.Full! * full);
                total = loss + (counted * (lambda / pixels));
            }

            IList<Tensor> gradients = autograd.grad([total], [.. observer.Parameters, .. network.parameters()]);
            Tensor[] all = [.. gradients];
            double rate = Rate(progress);
            forMask.Step(all.AsSpan(0, forMask.Parameters.Length), 1);
            observer.HoldToLiveRange();
            forNetwork.Step(all.AsSpan(forMask.Parameters.Length), rate);
            adversary?.Step(output, seen.Values, batch, rate);
            Report("mask and network", step, _options.Steps, loss, lambda, open);
        }
    }

    /// <summary>Trains a network on what is selected.</summary>
    public void Fixed(
        Func<Tensor, Tensor> observe, nn.Module<Tensor, Tensor> network, Adversary? adversary, ImageSet images, int count, int steps, int seed)
    {
        using var forNetwork = new AdamOptimizer(network.parameters(), _options.LearningRate);
        var feed = new ImageFeed(images, _options.BatchSize, seed, _device);
        for (int step = 0; step < steps; step++)
        {
            _cancellationToken.ThrowIfCancellationRequested();
            using var scope = NewDisposeScope();
            ImageBatch batch = feed.Next();
            Tensor seen = observe(batch.Images);
            Tensor output = network.call(seen);
            Tensor loss = adversary?.Loss(output, seen, batch) ?? _objective.Loss(output, batch);
            double rate = Rate((double)step / steps);
            forNetwork.Step([.. autograd.grad([loss], [.. network.parameters()])], rate);
            adversary?.Step(output, seen, batch, rate);
            Report("network on the selected pixels", step, steps, loss, 0, count);
        }
    }

    /// <summary>The mean error on images: squared errors a value, or the part of wrong answers. Short, so not to be cancelled.</summary>
    public double Evaluate(Func<Tensor, Tensor> observe, nn.Module<Tensor, Tensor> network, ImageSet images)
    {
        using IDisposable off = no_grad();
        network.eval();
        double error = 0;
        var feed = new ImageFeed(images, _options.BatchSize, 0, _device);
        foreach (ImageBatch batch in feed.All())
        {
            using var scope = NewDisposeScope();
            error += Number(_objective.Error(network.call(observe(batch.Images)), batch));
            batch.Images.Dispose();
            batch.Classes?.Dispose();
        }

        network.train();
        return error / images.Count;
    }

    private static double Rate(double progress) => progress < FallFrom ? 1 : (1 - progress) / (1 - FallFrom);

    private static double Number(Tensor scalar)
    {
        using Tensor onProcessor = scalar.detach().cpu();
        return onProcessor.data<float>().ToArray()[0];
    }

    private void Report(string phase, int step, int steps, Tensor loss, double lambda, double open)
    {
        if ((step + 1) % ReportEvery != 0 && step + 1 != steps)
        {
            return;
        }

        double value = Number(loss);
        if (!double.IsFinite(value))
        {
            throw new InvalidOperationException(
                $"Training of the mask diverged: in step {step + 1} of {steps} ({phase}) the loss became {value}. Lower "
                + $"{nameof(MaskTrainingOptions.LearningRate)} or {nameof(MaskTrainingOptions.MaskLearningRate)}, and check that the pixels are scaled.");
        }

        _progress?.Report(new(phase, step + 1, steps, value, lambda, open));
    }
}
