using System.Diagnostics;
using System.Globalization;
using MLNet.FeatureGating.Training;
using MLNet.FeatureGating.Training.Cpu;

namespace MLNet.FeatureGating.Benchmarks;

/// <summary>An epoch of a million rows in batches, here and in Python, each in a process of its own, on one thread.</summary>
internal static class LargeEpoch
{
    /// <summary>The argument that makes this program the process that is measured.</summary>
    public const string Child = "large-child";

    private const int Rows = 1_000_000;
    private const int Features = 100;
    private const int Batch = 1024;
    private const int Rounds = 3;

    public static void Run()
    {
        var here = new Dictionary<string, Sample>();
        var peer = new Dictionary<string, Sample>();
        double memory = 0;
        for (int round = 0; round < Rounds; round++)
        {
            foreach (string line in Peer.Run(Environment.ProcessPath!, [typeof(LargeEpoch).Assembly.Location, Child]))
            {
                Take(line, here, ref memory);
            }

            foreach (string line in Peer.Run("large_epoch.py", Rows, Features, Batch))
            {
                Take(line, peer, ref memory);
            }
        }

        foreach ((string masks, Sample seconds) in here)
        {
            Console.WriteLine($"  masks {masks}: here {seconds}, {Rows / seconds.Median / 1e6:F2} million rows a second; Python {peer[masks]}");
            Console.WriteLine($"  masks {masks}: Python / here {peer[masks].Median / seconds.Median:F2} (more than 1: here is faster)");
        }

        Console.WriteLine($"  most memory here / size of the data: {memory:F2}");
    }

    /// <summary>What the process that is measured does.</summary>
    public static void RunChild()
    {
        var random = new Random(1);
        float[] values = new float[(long)Rows * Features];
        float[] targets = new float[Rows];
        for (int row = 0; row < Rows; row++)
        {
            for (int feature = 0; feature < Features; feature++)
            {
                values[(row * Features) + feature] = (random.NextSingle() * 2) - 1;
            }

            targets[row] = values[row * Features] * values[(row * Features) + 1] > 0 ? 1 : 0;
        }

        var data = new TrainingData(values, Features, targets);
        var judged = new TrainingData(values[..(Batch * Features)], Features, targets[..Batch]);
        float[] allOpen = [.. Enumerable.Repeat(1f, Features)];
        foreach (string masks in (string[])["none", "per row"])
        {
            TrainingStudy Study(TrainingData rows, int batch) => new()
            {
                Task = LearningTask.BinaryClassification,
                Training = rows,
                Validation = judged,
                Members = [new() { Seed = 1, Lambda = 0.1, FixedMask = masks == "none" ? allOpen : null }],
                Schedule = new() { MaximumEpochs = 1, BatchSize = batch },
            };
            new CpuTrainingEngine(1).Train(Study(judged, Batch / 4));
            var clock = Stopwatch.StartNew();
            new CpuTrainingEngine(1).Train(Study(data, Batch));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{masks}:{clock.Elapsed.TotalSeconds}"));
        }

        using Process self = Process.GetCurrentProcess();
        double bytes = sizeof(float) * (double)Rows * Features;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"memory:{self.PeakWorkingSet64 / bytes}"));
    }

    private static void Take(string line, Dictionary<string, Sample> samples, ref double memory)
    {
        string[] parts = line.Split(':');
        if (parts[0] == "memory")
        {
            memory = Math.Max(memory, Peer.Number(parts[1]));
            return;
        }

        if (!samples.TryGetValue(parts[0], out Sample? sample))
        {
            samples.Add(parts[0], sample = new Sample());
        }

        sample.Add(Peer.Number(parts[1]));
    }
}
