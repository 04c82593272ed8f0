using BreastCancerStudy;
using MLNet.FeatureGating.Training;
using MLNet.FeatureGating.Training.Cpu;
using MLNet.FeatureGating.Training.Torch;

namespace MLNet.FeatureGating.Benchmarks;

/// <summary>
/// The report's first demonstration, four gates x five lambdas x ten seeds: all 200 networks in one study here, by both engines, one fit after
/// another in Python with PyTorch; in turn, on the same rows and starting weights.
/// </summary>
internal static class StudySweep
{
    private const int Rounds = 3;
    private const int Seeds = 10;
    private const int Patience = 50;
    private const int MinimumEpochs = 101;
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
        (string Name, ITrainingEngine Engine)[] engines =
        [
            ("managed, one thread", new CpuTrainingEngine(1)),
            ("managed, two threads", new CpuTrainingEngine(2)),
            ("torch", new TorchTrainingEngine(ComputeDevice.Cpu)),
        ];
        var peer = new Sample();
        Sample[] here = [.. engines.Select(_ => new Sample())];
        int[] epochsHere = new int[engines.Length];
        int epochsOfPeer = 0;
        foreach ((_, ITrainingEngine engine) in engines)
        {
            engine.Train(study);
        }

        for (int round = 0; round < Rounds; round++)
        {
            (double seconds, epochsOfPeer) = PeerSweep();
            peer.Add(seconds);
            for (int i = 0; i < engines.Length; i++)
            {
                StudyResult result = engines[i].Engine.Train(study);
                here[i].Add(result.Elapsed.TotalSeconds);
                epochsHere[i] = result.Members.Sum(member => member.History.Count);
            }
        }

        int fits = study.Members.Count;
        Console.WriteLine($"  Python, {fits} fits one after another: {peer}, {(double)epochsOfPeer / fits:F0} epochs a fit");
        for (int i = 0; i < engines.Length; i++)
        {
            Console.WriteLine($"  {engines[i].Name}, {fits} members in one study: {here[i]}, {(double)epochsHere[i] / fits:F0} epochs a member");
            Console.WriteLine(
                $"    Python / here: {peer.Median / here[i].Median:F1}; an epoch of a network: "
                + $"{peer.Median / epochsOfPeer / (here[i].Median / epochsHere[i]):F1} (more than 1: here is faster)");
        }
    }

    private static TrainingStudy Create(TumorData data)
    {
        IReadOnlyList<DenseLayerWeights>[] starts = [.. Enumerable.Range(0, Seeds)
            .Select(seed => LinearStart.Draw(seed, TumorData.FeatureCount, 10, 5, 2))];
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
        string[] lines = Peer.Run("study_sweep.py", [Seeds, StogStudy.Epochs, Patience, MinimumEpochs, .. Lambdas]);
        return (Peer.Number(lines[0]), (int)Peer.Number(lines[1]));
    }
}
