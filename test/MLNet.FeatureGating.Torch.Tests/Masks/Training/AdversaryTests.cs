using MLNet.FeatureGating.Masks;
using MLNet.FeatureGating.Networks;
using MLNet.FeatureGating.Torch.Tests.Assertions;
using MLNet.FeatureGating.Torch.Tests.Data;
using MLNet.FeatureGating.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNet.FeatureGating.Torch.Tests.Masks.Training;

/// <summary>A discriminator that learns, and what it does to the network.</summary>
[TestClass]
public sealed class AdversaryTests
{
    private static readonly PixelGrid Grid = new(6, 6);
    private static readonly Device Cpu = device(DeviceType.CPU);

    private DisposeScope _scope = null!;

    [TestInitialize]
    public void OpenScope() => _scope = NewDisposeScope();

    [TestCleanup]
    public void CloseScope() => _scope.Dispose();

    // Images that are grey all over are told from true ones: deceiving becomes dearer, with true images it is cheap.
    [TestMethod]
    public void Step_GreyImages_AreToldFromTrueOnes()
    {
        using var adversary = new Adversary(Grid, new() { Filters = 4, LearningRate = 5e-3 }, weight: 1e-6, Cpu);
        ImageBatch batch = new ImageFeed(LatentImages.Create(64), 64, seed: 1, Cpu).Next();
        Tensor grey = full([64, 36], 0.5, ScalarType.Float32);
        Tensor observed = zeros([64, 36], ScalarType.Float32);
        double before = Tensors.Values(adversary.Loss(grey, observed, batch)).Single();

        for (int i = 0; i < 40; i++)
        {
            using var scope = NewDisposeScope();
            adversary.Step(grey, observed, batch, 1);
        }

        double after = Tensors.Values(adversary.Loss(grey, observed, batch)).Single();
        Assert.IsGreaterThan(before + 0.5, after);
        Assert.IsLessThan(after - 1, Tensors.Values(adversary.Loss(batch.Images, observed, batch)).Single());
    }

    [TestMethod]
    public void Loss_Weight_CountsTheAbsoluteError()
    {
        using var light = new Adversary(Grid, new() { Filters = 2 }, weight: 1, Cpu);
        using var heavy = new Adversary(Grid, new() { Filters = 2 }, weight: 101, Cpu);
        ImageBatch batch = new ImageFeed(LatentImages.Create(8), 8, seed: 1, Cpu).Next();
        Tensor output = full([8, 36], 0.5, ScalarType.Float32);
        Tensor observed = zeros([8, 36], ScalarType.Float32);
        double absolute = Tensors.Values(batch.Images).Average(value => Math.Abs(value - 0.5));

        double LossOf(Adversary adversary) => Tensors.Values(adversary.Loss(output, observed, batch)).Single();
        double difference = LossOf(heavy) - LossOf(light);

        Assert.AreEqual(100 * absolute, difference, 1e-3);
    }

    // The network learns to deceive: its gradient goes through the discriminator, which itself stays as it is.
    [TestMethod]
    public void Loss_Gradient_ReachesTheOutputAndWhatWasObserved()
    {
        using var adversary = new Adversary(Grid, new() { Filters = 2 }, weight: 1e-6, Cpu);
        ImageBatch batch = new ImageFeed(LatentImages.Create(8), 8, seed: 1, Cpu).Next();
        Tensor output = Tensors.StandardNormal(1, 8, 36).requires_grad_();
        Tensor observed = Tensors.StandardNormal(2, 8, 36).requires_grad_();

        IList<Tensor> gradients = autograd.grad([adversary.Loss(output, observed, batch)], [output, observed]);

        Assert.IsGreaterThan(1e-5, Tensors.Values(gradients[0]).Max(Math.Abs));
        Assert.IsGreaterThan(1e-5, Tensors.Values(gradients[1]).Max(Math.Abs));
    }

    [TestMethod]
    public void Dispose_UsedAdversary_LeavesNothingAlive()
    {
        ImageBatch batch = new ImageFeed(LatentImages.Create(8), 8, seed: 1, Cpu).Next();
        Tensor output = full([8, 36], 0.5, ScalarType.Float32);

        Alive.AssertUseLeavesNothing(
            () => new Adversary(Grid, new() { Filters = 2 }, 1, Cpu),
            adversary =>
            {
                using var scope = NewDisposeScope();
                adversary.Loss(output, output, batch);
                adversary.Step(output, output, batch, 1);
            });
    }
}
