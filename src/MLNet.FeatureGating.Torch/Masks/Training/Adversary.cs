using MLNet.FeatureGating.Networks;
using MLNet.FeatureGating.Training;
using static TorchSharp.torch;

namespace MLNet.FeatureGating.Masks;

/// <summary>
/// The conditional adversarial objective (eq. 16): a discriminator learns to tell images, beside what was observed of them, from those that a
/// network made of the observation; the network learns to deceive it, and to have a small absolute error.
/// </summary>
/// <remarks>The network maximises log D rather than minimising log(1 - D), as pix2pix does: the gradient does not fade where D is sure.</remarks>
internal sealed class Adversary : IDisposable
{
    private readonly nn.Module<Tensor, Tensor> _discriminator;
    private readonly AdamOptimizer _optimizer;
    private readonly double _weight;

    public Adversary(PixelGrid grid, MaskTrainingOptions options, double weight, Device device)
    {
        _discriminator = ImageNetworks.PatchDiscriminator(grid, options.Filters, SeedStream.Member(options.Seed, int.MaxValue), device);
        _optimizer = new(_discriminator.parameters(), options.LearningRate);
        _weight = weight;
    }

    /// <summary>The loss of the network that makes images.</summary>
    public Tensor Loss(Tensor output, Tensor observed, ImageBatch batch) =>
        Judge(output, observed).log_sigmoid().mean([0, 1]).neg() + ((output - batch.Images).abs().mean([0, 1]) * _weight);

    /// <summary>Teaches the discriminator.</summary>
    public void Step(Tensor output, Tensor observed, ImageBatch batch, double rate)
    {
        Tensor condition = observed.detach();
        Tensor real = Judge(batch.Images, condition).log_sigmoid().mean([0, 1]);
        Tensor made = Judge(output.detach(), condition).neg().log_sigmoid().mean([0, 1]);
        Tensor loss = (real + made).neg() * 0.5;
        _optimizer.Step([.. autograd.grad([loss], [.. _discriminator.parameters()])], rate);
    }

    public void Dispose()
    {
        _optimizer.Dispose();
        _discriminator.Dispose();
    }

    private Tensor Judge(Tensor images, Tensor observed) => _discriminator.call(cat([images, observed], 1));
}
