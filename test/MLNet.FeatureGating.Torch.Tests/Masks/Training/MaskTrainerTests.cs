using MLNet.FeatureGating.Masks;
using MLNet.FeatureGating.Training;

namespace MLNet.FeatureGating.Torch.Tests.Masks.Training;

/// <summary>Trainings from one end to the other, on images of which it is known what there is to find.</summary>
[TestClass]
public sealed class MaskTrainerTests
{
    private static readonly ImageSet Images = LatentImages.Create();
    private static readonly ImageSet Fresh = LatentImages.Create(200, seed: 2);

    public static IEnumerable<object[]> Methods => [.. Enum.GetValues<MaskMethod>().Select(method => new object[] { method })];

    // Independent pixels choose well only where the network learns fast beside them.
    [TestMethod]
    [DataRow(MaskMethod.CorrelatedLogitNormal, 1500, 0.005, null)]
    [DataRow(MaskMethod.HyperNetworkLogitNormal, 1500, 0.005, null)]
    [DataRow(MaskMethod.IndependentLogitNormal, 4000, 0.01, 0.005)]
    [DataRow(MaskMethod.Concrete, 4000, 0.003, null)]
    [DataRow(MaskMethod.ConcreteAutoencoder, 600, 0.005, null)]
    public void Train_ThreeLatents_PicksOnePixelOfEach(MaskMethod method, int steps, double rate, double? maskRate)
    {
        MaskTrainingOptions options = Thorough(method, steps) with { LearningRate = rate, MaskLearningRate = maskRate, RefitSteps = 600 };

        using MaskTrainingResult result = new MaskTrainer(options).Train(Images, Fresh, LatentImages.Latents);

        CollectionAssert.AreEqual(new[] { 0, 1, 2 }, LatentImages.Groups(result.Selected), string.Join(", ", result.Selected));
        Assert.IsLessThan(LatentImages.ConstantError / 6, result.RefitError);
        Assert.IsLessThan(LatentImages.ConstantError / 3, result.JointError);
    }

    [TestMethod]
    [DynamicData(nameof(Methods))]
    public void Train_AnyMethod_GivesAsManyDifferentPixelsAsAskedFor(MaskMethod method)
    {
        foreach (int count in (int[])[1, 7, 36])
        {
            using MaskTrainingResult result = new MaskTrainer(Short(method)).Train(Images, null, count);

            Assert.HasCount(count, result.Selected.Distinct());
            Assert.HasCount(count, result.Selected);
            Assert.IsTrue(result.Selected.All(pixel => pixel is >= 0 and < 36));
            CollectionAssert.AreEquivalent(result.Selected.ToArray(), result.Reconstructor.Selected.ToArray());
            Assert.HasCount(36, result.Probabilities);
            Assert.IsTrue(result.Probabilities.All(probability => probability is >= 0 and <= 1));
            Assert.IsTrue(double.IsFinite(result.JointError) && double.IsFinite(result.RefitError));
            bool hasLaw = method != MaskMethod.ConcreteAutoencoder;
            Assert.HasCount(hasLaw ? 16 : 0, result.Samples);
            Assert.IsTrue(result.Samples.All(sample => sample.Count == 36));
            Assert.AreEqual(hasLaw ? 36 * 36 : 0, result.LogitCovariance.Length);
            Assert.IsGreaterThan(TimeSpan.Zero, result.Elapsed);
        }
    }

    // Pixels of a latent of their own, the brightest of all, but not to be selected.
    [TestMethod]
    [DynamicData(nameof(Methods))]
    public void Train_ExcludedPixels_AreNeverChosen(MaskMethod method)
    {
        bool[] isSelectable = [.. Enumerable.Range(0, 36).Select(pixel => pixel % 3 != 1 && pixel > 8)];
        int selectable = isSelectable.Count(one => one);

        foreach (int count in (int[])[4, selectable])
        {
            using MaskTrainingResult result = new MaskTrainer(Short(method)).Train(Images, null, count, isSelectable);

            Assert.HasCount(count, result.Selected.Distinct());
            Assert.IsTrue(result.Selected.All(pixel => isSelectable[pixel]));
            Assert.IsTrue(result.Probabilities.Where((_, pixel) => !isSelectable[pixel]).All(probability => probability == 0));
            Assert.IsTrue(result.Samples.All(sample => sample.Where((_, pixel) => !isSelectable[pixel]).All(isOpen => !isOpen)));
        }
    }

    [TestMethod]
    [DataRow(MaskMethod.CorrelatedLogitNormal)]
    [DataRow(MaskMethod.ConcreteAutoencoder)]
    public void Train_ClassesOfTwoPixels_PicksThem(MaskMethod method)
    {
        using MaskTrainingResult result = new MaskTrainer(Thorough(method, 2000) with { RefitSteps = 1000 })
            .Train(LatentImages.Classes(), LatentImages.Classes(300, seed: 2), 2);

        CollectionAssert.AreEquivalent(new[] { 5, 10 }, result.Selected.ToArray());
        Assert.IsLessThan(0.1, result.RefitError);
    }

    // Whatever selected them: the error of a selection is that of a network that starts and is trained alike.
    [TestMethod]
    public void Refit_SamePixels_IsTheSameToTheLastBit()
    {
        var trainer = new MaskTrainer(Short());
        using MaskTrainingResult result = trainer.Train(Images, Fresh, 3);
        (double first, ImageReconstructor one) = trainer.Refit(Images, Fresh, result.Selected);
        (double second, ImageReconstructor other) = trainer.Refit(Images, Fresh, [.. result.Selected.Reverse()]);
        using (one)
        using (other)
        {
            Assert.AreEqual(first, second);
            Assert.AreEqual(result.RefitError, first);
            float[] values = Fresh.ImageAt(0).ToArray();
            CollectionAssert.AreEqual(one.Reconstruct(values), other.Reconstruct(values));
            CollectionAssert.AreEqual(one.Reconstruct(values), result.Reconstructor.Reconstruct(values));
        }
    }

    [TestMethod]
    public void Refit_TellingPixels_BeatOthers()
    {
        var trainer = new MaskTrainer(Short() with { RefitSteps = 300, LearningRate = 5e-3 });

        double Error(params int[] selected)
        {
            (double error, ImageReconstructor reconstructor) = trainer.Refit(Images, Fresh, selected);
            reconstructor.Dispose();
            return error;
        }

        Assert.IsLessThan(LatentImages.ConstantError / 20, Error(0, 1, 2));
        Assert.IsGreaterThan(LatentImages.ConstantError / 4, Error(0, 3, 6));
        Assert.AreEqual(LatentImages.ConstantError, Error(), LatentImages.ConstantError / 5, "Of nothing, the mean.");
    }

    [TestMethod]
    [DynamicData(nameof(Methods))]
    public void Train_SameSeed_GivesTheSameToTheLastBit(MaskMethod method)
    {
        using MaskTrainingResult one = new MaskTrainer(Short(method)).Train(Images, Fresh, 3);
        using MaskTrainingResult same = new MaskTrainer(Short(method)).Train(Images, Fresh, 3);
        using MaskTrainingResult other = new MaskTrainer(Short(method) with { Seed = 5 }).Train(Images, Fresh, 3);

        CollectionAssert.AreEqual(one.Selected.ToArray(), same.Selected.ToArray());
        CollectionAssert.AreEqual(one.Probabilities.ToArray(), same.Probabilities.ToArray());
        CollectionAssert.AreEqual(one.LogitCovariance.ToArray(), same.LogitCovariance.ToArray());
        CollectionAssert.AreEqual(one.Samples.SelectMany(sample => sample).ToArray(), same.Samples.SelectMany(sample => sample).ToArray());
        Assert.AreEqual((one.JointError, one.RefitError), (same.JointError, same.RefitError));
        float[] values = Fresh.ImageAt(0).ToArray();
        CollectionAssert.AreEqual(one.Reconstructor.Reconstruct(values), same.Reconstructor.Reconstruct(values));
        Assert.AreNotEqual(one.JointError, other.JointError);
    }

    [TestMethod]
    public void Train_WithoutRefit_KeepsTheJointNetwork()
    {
        using MaskTrainingResult result = new MaskTrainer(Short() with { RefitSteps = 0 }).Train(Images, Fresh, 3);

        Assert.IsTrue(double.IsNaN(result.RefitError));
        Assert.AreEqual(result.JointError, Error(result.Reconstructor, Fresh), 1e-6);
    }

    [TestMethod]
    [DynamicData(nameof(Methods))]
    public void Train_Refit_ErrorIsThatOfTheReconstructor(MaskMethod method)
    {
        using MaskTrainingResult result = new MaskTrainer(Short(method)).Train(Images, Fresh, 3);

        Assert.AreEqual(result.RefitError, Error(result.Reconstructor, Fresh), 1e-6);
    }

    // Only what is weighted counts.
    [TestMethod]
    public void Train_Weights_AreThoseOfTheError()
    {
        float[] weights = [.. Enumerable.Range(0, 36).Select(pixel => pixel % 3 == 2 ? 3f : 0)];

        using MaskTrainingResult result = new MaskTrainer(Thorough(MaskMethod.CorrelatedLogitNormal, 1500)).Train(Images, Fresh, 1, weights: weights);

        CollectionAssert.AreEqual(new[] { 2 }, LatentImages.Groups(result.Selected));
        Assert.AreEqual(result.RefitError, Error(result.Reconstructor, Fresh, weights), 1e-6);
    }

    [TestMethod]
    [DynamicData(nameof(Methods))]
    public void Train_ColouredConvolutional_Runs(MaskMethod method)
    {
        ImageSet images = LatentImages.Create(40, size: new(6, 5, 3));
        MaskTrainingOptions options = Short(method) with
        {
            Reconstructor = ReconstructorKind.Convolutional,
            Filters = 2,
            ResidualBlocks = 1,
            Steps = 6,
            RefitSteps = 6,
            BatchSize = 8,
        };

        using MaskTrainingResult result = new MaskTrainer(options).Train(images, null, 4);

        Assert.HasCount(4, result.Selected.Distinct());
        Assert.AreEqual(result.RefitError, Error(result.Reconstructor, images), 1e-5);
    }

    [TestMethod]
    [DataRow(ReconstructorKind.Dense)]
    [DataRow(ReconstructorKind.Convolutional)]
    public void Train_Adversarial_Runs(ReconstructorKind kind)
    {
        MaskTrainingOptions options = Short() with
        {
            Reconstructor = kind,
            Filters = 2,
            ResidualBlocks = 1,
            Steps = 8,
            RefitSteps = 8,
            BatchSize = 16,
        };
        using MaskTrainingResult plain = new MaskTrainer(options).Train(Images, null, 4);

        using MaskTrainingResult result = new MaskTrainer(options with { AdversarialReconstructionWeight = 100 }).Train(Images, null, 4);

        Assert.HasCount(4, result.Selected.Distinct());
        Assert.IsTrue(double.IsFinite(result.RefitError));
        Assert.AreNotEqual(plain.RefitError, result.RefitError);
    }

    [TestMethod]
    public void Train_Progress_IsReportedToTheEnd()
    {
        var log = new MaskProgressLog();
        using MaskTrainingResult result = new MaskTrainer(Short() with { Steps = 120, RefitSteps = 60 }).Train(Images, null, 3, progress: log);

        (string, int, int)[] expected =
        [
            ("mask and network", 50, 120), ("mask and network", 100, 120), ("mask and network", 120, 120),
            ("network on the selected pixels", 50, 60), ("network on the selected pixels", 60, 60),
        ];
        CollectionAssert.AreEqual(expected, log.Reports.Select(report => (report.Phase, report.Step, report.Steps)).ToArray());
        Assert.IsTrue(log.Reports.All(report => report.Loss > 0));
        Assert.IsTrue(log.Reports.Take(3).All(report => report.Lambda > 0 && report.ExpectedOpen is > 0 and < 36));
        Assert.IsTrue(log.Reports.Skip(3).All(report => report.Lambda == 0 && report.ExpectedOpen == 3));
    }

    private static MaskTrainingOptions Short(MaskMethod method = MaskMethod.CorrelatedLogitNormal) => new()
    {
        Method = method,
        HiddenUnits = [16],
        Steps = 30,
        RefitSteps = 20,
        BatchSize = 32,
        Device = ComputeDevice.Cpu,
    };

    private static MaskTrainingOptions Thorough(MaskMethod method, int steps) => new()
    {
        Method = method,
        HiddenUnits = [32],
        Steps = steps,
        RefitSteps = 300,
        BatchSize = 64,
        LearningRate = 5e-3,
        Device = ComputeDevice.Cpu,
    };

    private static double Error(ImageReconstructor reconstructor, ImageSet images, float[]? weights = null)
    {
        double sum = 0;
        for (int image = 0; image < images.Count; image++)
        {
            float[] values = images.ImageAt(image).ToArray();
            float[] made = reconstructor.Reconstruct(values);
            sum += values.Select((value, i) => Math.Pow(value - made[i], 2) * (weights?[i] ?? 1)).Average();
        }

        return sum / images.Count;
    }
}
