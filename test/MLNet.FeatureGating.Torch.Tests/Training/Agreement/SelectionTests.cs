using BreastCancerStudy;
using MLNet.FeatureGating.Training;
using MLNet.FeatureGating.Training.Cpu;
using MLNet.FeatureGating.Training.Torch;

namespace MLNet.FeatureGating.Torch.Tests.Training.Agreement;

/// <summary>What engines select of the tumors' features, each under noise of its own, under a lambda that leaves about ten gates open.</summary>
[TestClass]
public sealed class SelectionTests
{
    private const int Seeds = 20;
    private const double StandardErrors = 3;
    private static readonly TumorData Tumors = TumorData.Load(Path.Combine(AppContext.BaseDirectory, "data"));

    [TestMethod]
    [DataRow("Gaussian", 0.23, NoiseSharing.PerRow)]
    [DataRow("Gaussian", 0.23, NoiseSharing.PerBatch)]
    [DataRow("Straight-through", 0.2, NoiseSharing.PerRow)]
    [DataRow("Gumbel hard", 0.13, NoiseSharing.PerRow)]
    [DataRow("Correlated soft", 0.18, NoiseSharing.PerRow)]
    [DataRow("Hard concrete", 0.53, NoiseSharing.PerRow)]
    [DataRow("Concrete", 0.3, NoiseSharing.PerRow)]
    [DataRow("LogitNormal", 0.2, NoiseSharing.PerRow)]
    [DataRow("Correlated logitNormal", 0.1, NoiseSharing.PerRow)]
    public void Train_Tumors_EnginesSelectAlikeWithinTheSpreadOfSeeds(string law, double lambda, NoiseSharing noise)
    {
        var study = new TrainingStudy
        {
            Task = LearningTask.BinaryClassification,
            Training = Tumors.Training,
            Validation = Tumors.Validation,
            Members = [.. Enumerable.Range(0, Seeds).Select(seed => new StudyMember { Lambda = lambda, Seed = seed })],
            Gate = AgreementStudies.Laws[law] with { Noise = noise },
            Network = new() { HiddenUnits = [10] },
            Schedule = new() { MaximumEpochs = 200, LearningRate = 0.01, GateLearningRate = 0.02 },
        };

        IReadOnlyList<MemberResult> torch = new TorchTrainingEngine(ComputeDevice.Cpu).Train(study).Members;
        IReadOnlyList<MemberResult> managed = new CpuTrainingEngine().Train(study).Members;

        double open = torch.Average(member => member.Best!.Value.OpenGates);
        Assert.IsTrue(open is > 8 and < 13, $"{open} gates are open.");
        AssertSameMean(torch, managed, member => member.Best!.Value.OpenGates);
        AssertSameMean(torch, managed, member => member.Best!.Value.ValidationMetric);
        double correlation = Correlation(MeanOpen(torch), MeanOpen(managed));
        Assert.IsGreaterThan(0.97, correlation);
    }

    private static void AssertSameMean(
        IReadOnlyList<MemberResult> torch, IReadOnlyList<MemberResult> managed, Func<MemberResult, double> quantity)
    {
        double[] ofTorch = [.. torch.Select(quantity)];
        double[] ofManaged = [.. managed.Select(quantity)];
        double error = Math.Sqrt((Variance(ofTorch) + Variance(ofManaged)) / Seeds);
        Assert.AreEqual(ofTorch.Average(), ofManaged.Average(), StandardErrors * error);
    }

    private static double[] MeanOpen(IReadOnlyList<MemberResult> members) => [.. Enumerable.Range(0, TumorData.FeatureCount).Select(
        feature => members.Average(member => member.MeanOpenProbabilities[feature]))];

    private static double Variance(double[] values) => values.Sum(value => Math.Pow(value - values.Average(), 2)) / (values.Length - 1);

    private static double Correlation(double[] x, double[] y)
    {
        double covariance = x.Zip(y, (a, b) => (a - x.Average()) * (b - y.Average())).Sum() / (x.Length - 1);
        return covariance / Math.Sqrt(Variance(x) * Variance(y));
    }
}
