using MLNet.FeatureGating.Training;
using MLNet.FeatureGating.Training.Cpu;
using MLNet.FeatureGating.Training.Torch;

namespace MLNet.FeatureGating.Torch.Tests.Training.Agreement;

/// <summary>Both engines at one study, torch's under the noise of the managed one.</summary>
internal static class EnginePair
{
    private const double Tolerance = 1e-4;

    /// <summary>Checks that all that can be seen of the members' training is the same.</summary>
    /// <param name="study">The study.</param>
    /// <param name="noise">The noise of the managed engine, where features leave; null where none does.</param>
    /// <returns>What the managed engine made of it.</returns>
    public static IReadOnlyList<MemberResult> AssertAgree(TrainingStudy study, INoiseFeed? noise = null)
    {
        IReadOnlyList<MemberResult> torch =
            new TorchTrainingEngine(ComputeDevice.Cpu) { NoiseFeed = noise ?? new CpuNoise(study) }.Train(study).Members;
        IReadOnlyList<MemberResult> managed = new CpuTrainingEngine(threads: 1).Train(study).Members;
        for (int member = 0; member < torch.Count; member++)
        {
            AssertAgree(torch[member], managed[member], study.Task == LearningTask.SelfSupervision, $"Member {member}");

            // What becomes of the weights of features that have left is of no consequence.
            if (noise is null)
            {
                AssertClose(Weights(torch[member], study.Task), Weights(managed[member], study.Task), $"Member {member}, Layers");
            }
        }

        return managed;
    }

    private static void AssertAgree(MemberResult torch, MemberResult managed, bool guessesMasks, string name)
    {
        Assert.HasCount(torch.History.Count, managed.History, name);
        foreach ((string quantity, Func<EpochRecord, double> of) in Quantities)
        {
            // Masks that are guessed on validation rows are the engines' own.
            if (guessesMasks && quantity.StartsWith("Validation", StringComparison.Ordinal))
            {
                continue;
            }

            for (int epoch = 0; epoch < torch.History.Count; epoch++)
            {
                AssertClose([of(torch.History[epoch])], [of(managed.History[epoch])], $"{name}, epoch {epoch + 1}, {quantity}");
            }
        }

        Assert.AreEqual(torch.BestEpoch, managed.BestEpoch, name);
        Assert.AreEqual(torch.StopReason, managed.StopReason, name);
        AssertClose(torch.GateParameters, managed.GateParameters, $"{name}, GateParameters");
        AssertClose(torch.GateFirmness, managed.GateFirmness, $"{name}, GateFirmness");
        AssertClose(torch.OpenProbabilities, managed.OpenProbabilities, $"{name}, OpenProbabilities");
        AssertClose(torch.MeanOpenProbabilities, managed.MeanOpenProbabilities, $"{name}, MeanOpenProbabilities");
        AssertClose(torch.GateValues, managed.GateValues, $"{name}, GateValues");
        AssertClose(Flat(torch.HiddenGateValues), Flat(managed.HiddenGateValues), $"{name}, HiddenGateValues");
    }

    private static (string Name, Func<EpochRecord, double> Of)[] Quantities =>
    [
        (nameof(EpochRecord.Lambda), record => record.Lambda),
        (nameof(EpochRecord.TrainingLoss), record => record.TrainingLoss),
        (nameof(EpochRecord.ValidationLoss), record => record.ValidationLoss),
        (nameof(EpochRecord.ValidationMetric), record => record.ValidationMetric),
        (nameof(EpochRecord.ExpectedOpenGates), record => record.ExpectedOpenGates),
        (nameof(EpochRecord.OpenGates), record => record.OpenGates),
        (nameof(EpochRecord.Penalty), record => record.Penalty),
    ];

    // What is added to all hazards changes nothing: it follows the last bits of sums.
    private static float[] Weights(MemberResult result, LearningTask task) => Flat(result.Layers.Select(
        layer => task == LearningTask.Survival && layer == result.Layers[^1] ? layer.Weights : [.. layer.Weights, .. layer.Biases]));

    private static float[] Flat(IEnumerable<IReadOnlyList<float>> values) => [.. values.SelectMany(layer => layer)];

    private static void AssertClose(IReadOnlyList<float> torch, IReadOnlyList<float> managed, string name) =>
        AssertClose([.. torch.Select(value => (double)value)], [.. managed.Select(value => (double)value)], name);

    private static void AssertClose(double[] torch, double[] managed, string name)
    {
        Assert.HasCount(torch.Length, managed, name);
        Assert.IsLessThanOrEqualTo(Tolerance, Deviation.Mixed(torch, managed), name);
    }
}
