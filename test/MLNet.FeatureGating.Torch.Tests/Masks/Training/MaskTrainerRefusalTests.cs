using MLNet.FeatureGating.Masks;
using MLNet.FeatureGating.Training;

namespace MLNet.FeatureGating.Torch.Tests.Masks.Training;

/// <summary>What is refused, and what the message says.</summary>
[TestClass]
public sealed class MaskTrainerRefusalTests
{
    private static readonly ImageSet Images = LatentImages.Create(40);
    private static readonly MaskTrainer Trainer =
        new(new() { HiddenUnits = [8], Steps = 4, RefitSteps = 4, BatchSize = 8, Device = ComputeDevice.Cpu });

    [TestMethod]
    public void Train_SizesThatDoNotFit_SaysWhatIsExpected()
    {
        static void Refused(string expected, Func<object> train) =>
            Assert.Contains(expected, Assert.ThrowsExactly<ArgumentException>(() => train()).Message);

        Refused("images of 6 x 6 x 1 without classes", () => Trainer.Train(Images, LatentImages.Create(5, size: new(5, 6)), 3));
        Refused("but they are of 4 x 4 x 1 with classes", () => Trainer.Train(Images, LatentImages.Classes(5), 3));
        Refused("each of 36 pixels, but there are 2", () => Trainer.Train(Images, null, 3, [true, false]));
        Refused("each of 36 values, but there are 1", () => Trainer.Train(Images, null, 3, weights: [1]));
        Refused("different pixels from 0 to 35, but found 1, 36", () => Trainer.Refit(Images, null, [1, 36]));
        Refused("different pixels from 0 to 35, but found -1", () => Trainer.Refit(Images, null, [-1]));
        Refused("different pixels from 0 to 35, but found 1, 1", () => Trainer.Refit(Images, null, [1, 1]));
        Refused("images of 6 x 6 x 1", () => Trainer.Refit(Images, LatentImages.Classes(5), [1]));
    }

    [TestMethod]
    [DataRow(0)]
    [DataRow(3)]
    [DataRow(-1)]
    public void Train_CountOutOfRange_Throws(int count)
    {
        bool[] two = [.. Enumerable.Range(0, 36).Select(pixel => pixel is 4 or 9)];

        ArgumentOutOfRangeException e = Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => Trainer.Train(Images, null, count, two));

        Assert.Contains($"between 1 and 2, but it is {count}", e.Message);
    }

    [TestMethod]
    public void Train_NoPixelMayBeSelected_Throws() =>
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => Trainer.Train(Images, null, 1, new bool[36]));

    [TestMethod]
    public void Train_Null_Throws()
    {
        Assert.ThrowsExactly<ArgumentNullException>(() => Trainer.Train(null!, null, 3));
        Assert.ThrowsExactly<ArgumentNullException>(() => Trainer.Refit(null!, null, [1]));
        Assert.ThrowsExactly<ArgumentNullException>(() => Trainer.Refit(Images, null, null!));
    }

    [TestMethod]
    public void Train_ValuesThatAreNoNumbers_SaysThatItDiverged()
    {
        float[] values = [.. Enumerable.Repeat(0.5f, 36 * 8)];
        values[40] = float.NaN;

        InvalidOperationException e = Assert.ThrowsExactly<InvalidOperationException>(() => Trainer.Train(new(values, new(6, 6)), null, 3));

        Assert.Contains("diverged", e.Message);
        Assert.Contains(nameof(MaskTrainingOptions.LearningRate), e.Message);
    }

    [TestMethod]
    public void Options_NumberOutOfRange_Throws()
    {
        static void Refused(Func<object> make) => Assert.Throws<ArgumentException>(() => make());
        Refused(() => new MaskTrainingOptions { Method = (MaskMethod)9 });
        Refused(() => new MaskTrainingOptions { Reconstructor = (ReconstructorKind)9 });
        Refused(() => new MaskTrainingOptions { HiddenUnits = [0] });
        Refused(() => new MaskTrainingOptions { Filters = 0 });
        Refused(() => new MaskTrainingOptions { ResidualBlocks = -1 });
        Refused(() => new MaskTrainingOptions { Steps = 0 });
        Refused(() => new MaskTrainingOptions { RefitSteps = -1 });
        Refused(() => new MaskTrainingOptions { BatchSize = 1 });
        Refused(() => new MaskTrainingOptions { LearningRate = 0 });
        Refused(() => new MaskTrainingOptions { MaskLearningRate = 0 });
        Refused(() => new MaskTrainingOptions { Temperature = 0 });
        Refused(() => new MaskTrainingOptions { AdversarialReconstructionWeight = 0 });
        Refused(() => new MaskTrainingOptions { HyperNetwork = null! });
        Refused(() => new MaskTrainingOptions { Threads = 0 });
        Refused(() => new MaskTrainingOptions { Device = (ComputeDevice)9 });
    }

    [TestMethod]
    public void Options_MaskLearningRate_IsTheMethodsOwnUnlessGiven()
    {
        static double Rate(MaskMethod method) => new MaskTrainingOptions { Method = method }.MaskLearningRateOrDefault;

        Assert.AreEqual(0.01, Rate(MaskMethod.CorrelatedLogitNormal));
        Assert.AreEqual(0.01, Rate(MaskMethod.IndependentLogitNormal));
        Assert.AreEqual(0.03, Rate(MaskMethod.Concrete));
        Assert.AreEqual(0.0001, Rate(MaskMethod.HyperNetworkLogitNormal));
        Assert.AreEqual(0.01, Rate(MaskMethod.ConcreteAutoencoder));
        Assert.AreEqual(0.5, new MaskTrainingOptions { MaskLearningRate = 0.5 }.MaskLearningRateOrDefault);
    }
}
