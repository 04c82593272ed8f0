using System.Diagnostics;
using System.Globalization;
using BreastCancerStudy;
using MLNet.FeatureGating.Training;
using MLNet.FeatureGating.Training.Torch;

namespace MLNet.FeatureGating.Benchmarks;

/// <summary>
/// The report's first demonstration, four gates x five lambdas x ten seeds: all 200 networks in one study here, one fit after another in Python
/// with PyTorch; in turn, on the same rows and starting weights, the same BLAS and one thread.
/// </summary>
internal static class StudySweep
{
    private const int Rounds = 3;
    private const int Seeds = 10;
    private const int Patience = 50;
    private const int MinimumEpochs = 101;
    private const string Python = "/usr/bin/python3";
    private static readonly double[] Lambdas = [1e-4, 1e-3, 1e-2, 0.05, 0.1];
    private static readonly GateSpecification Shared = new() { Noise = NoiseSharing.PerBatch, InitialParameter = 0 };

    // The peer's correlated gate is the original's, a Gaussian one with a penalty on pairs; here it is a copula.
    private static readonly GateSpecification[] Laws =
    [
        Shared with { Kind = GateKind.Gaussian },
        Shared with { Kind = GateKind.StraightThrough, IsStochastic = false },
        Shared with { Kind = GateKind.GumbelSoftmax },
        Shared with { Kind = GateKind.Correlated },
    ];

    public static void Run()
    {
        TrainingStudy study = Create(TumorData.Load(Path.Combine(AppContext.BaseDirectory, "data")));
        StogStudy.Seconds(study);
        var here = new Sample();
        var peer = new Sample();
        int epochsHere = 0;
        int epochsOfPeer = 0;
        for (int round = 0; round < Rounds; round++)
        {
            (double seconds, epochsOfPeer) = PeerSweep();
            peer.Add(seconds);
            StudyResult result = new TorchTrainingEngine(ComputeDevice.Cpu).Train(study);
            here.Add(result.Elapsed.TotalSeconds);
            epochsHere = result.Members.Sum(member => member.History.Count);
        }

        int fits = study.Members.Count;
        Console.WriteLine($"  Python, {fits} fits one after another: {peer}, {(double)epochsOfPeer / fits:F0} epochs a fit");
        Console.WriteLine($"  here, {fits} members in one study:     {here}, {(double)epochsHere / fits:F0} epochs a member");
        Console.WriteLine(
            $"  Python / here: {peer.Median / here.Median:F2}; an epoch of a network: "
            + $"{peer.Median / epochsOfPeer / (here.Median / epochsHere):F2} (more than 1: here is faster)");
    }

    private static TrainingStudy Create(TumorData data)
    {
        IReadOnlyList<DenseLayerWeights>[] starts = [.. Enumerable.Range(0, Seeds).Select(seed => LinearStart.Draw(seed, TumorData.FeatureCount, 10, 5, 2))];
        return new()
        {
            Task = LearningTask.MulticlassClassification,
            ClassCount = 2,
            Training = data.Training,
            Validation = data.Validation,
            Gate = Shared,
            Members = [..
                from law in Laws
                from lambda in Lambdas
                from seed in Enumerable.Range(0, Seeds)
                select new StudyMember { Gate = law, Lambda = lambda, Seed = seed, InitialLayers = starts[seed] }],
            Network = new() { HiddenUnits = [10, 5] },
            Schedule = new()
            {
                MaximumEpochs = StogStudy.Epochs,
                WeightDecay = 1e-4,
                Patience = Patience,
                MinimumEpochs = MinimumEpochs,
                Criterion = StoppingCriterion.Metric,
                Keep = KeptState.Last,
            },
        };
    }

    private static (double Seconds, int Epochs) PeerSweep()
    {
        var start = new ProcessStartInfo(Python) { RedirectStandardOutput = true };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "peer", "study_sweep.py"));
        foreach (int number in (int[])[Seeds, StogStudy.Epochs, Patience, MinimumEpochs])
        {
            start.ArgumentList.Add(number.ToString(CultureInfo.InvariantCulture));
        }

        foreach (double lambda in Lambdas)
        {
            start.ArgumentList.Add(lambda.ToString(CultureInfo.InvariantCulture));
        }

        using Process process = Process.Start(start) ?? throw new InvalidOperationException($"{Python} did not start.");
        string[] lines = process.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        process.WaitForExit();
        return process.ExitCode == 0
            ? (double.Parse(lines[0], CultureInfo.InvariantCulture), int.Parse(lines[1], CultureInfo.InvariantCulture))
            : throw new InvalidOperationException($"The peer's side ended with exit status {process.ExitCode}.");
    }
}
