using System.Runtime.Intrinsics;
using MLNet.FeatureGating.Training;
using MLNet.FeatureGating.Training.Cpu;
using MLNet.FeatureGating.Training.Torch;

namespace MLNet.FeatureGating.Benchmarks;

/// <summary>
/// Whole trainings by the managed engine, minibatches drawn in random order, clipping, an evaluation in every epoch; multiplications and additions
/// of the networks' products alone are counted, against what the processor can do of them.
/// </summary>
internal static class EngineBenchmark
{
    private const int Rounds = 7;

    private static readonly EngineSize[] Sizes =
    [
        new([30, 64, 32, 2], 64, 448, 40),
        new([30, 64, 32, 2], 455, 455, 40),
        new([30, 10, 5, 2], 364, 364, 40),
        new([100, 64, 32, 2], 128, 1024, 20),
        new([500, 64, 2], 128, 1024, 8),
        new([784, 128, 10], 256, 1024, 4),
        new([784, 512, 256, 10], 256, 1024, 2),
        new([784, 1024, 1024, 10], 256, 512, 1),
    ];

    public static void Run()
    {
        Console.WriteLine(
            $"  lanes: {(Vector512.IsHardwareAccelerated ? 16 : Vector256.IsHardwareAccelerated ? 8 : 4)}; peak {Peak():F0} GFLOP/s on one thread");
        Console.WriteLine("  network, rows a step          masks      us a step   GFLOP/s  % of peak   torch / here");
        foreach (EngineSize size in Sizes)
        {
            foreach (string masks in EngineSize.Masks)
            {
                Compare(size, masks);
            }
        }

        CompareThreads();
        EngineNoise.Run();
        CountAllocations();
    }

    private static void Compare(EngineSize size, string masks)
    {
        TrainingStudy study = size.Create(masks, size.Epochs());
        var engine = new CpuTrainingEngine(1);
        var torch = new TorchTrainingEngine(ComputeDevice.Cpu);
        engine.Train(study);
        TrainingStudy forTorch = size.Create(masks, Math.Max(1, size.Epochs() / 8));
        torch.Train(forTorch);
        var here = new Sample();
        var there = new Sample();
        double peak = 0;
        for (int round = 0; round < Rounds; round++)
        {
            peak = Math.Max(peak, Peak());
            here.Add(engine.Train(study).Elapsed.TotalSeconds / size.Steps(study));
            if (round < 2)
            {
                there.Add(torch.Train(forTorch).Elapsed.TotalSeconds / size.Steps(forTorch));
            }
        }

        double rate = size.Operations(masks) / here.Median / 1e9;
        Console.WriteLine(
            $"  {size,-28}  {masks,-9} {1e6 * here.Median,10:F1} {rate,9:F0} {100 * rate / peak,9:F0} % {there.Median / here.Median,11:F1}");
    }

    private static void CompareThreads()
    {
        foreach (EngineSize size in Sizes[..2])
        {
            TrainingStudy study = size.Create("per row", 10 * size.Epochs());
            var one = new Sample();
            var two = new Sample();
            for (int round = 0; round < Rounds; round++)
            {
                one.Add(new CpuTrainingEngine(1).Train(study).Elapsed.TotalSeconds);
                two.Add(new CpuTrainingEngine(2).Train(study).Elapsed.TotalSeconds);
            }

            Console.WriteLine($"  {size}, masks per row: one thread / two: {one.Median / two.Median:F2}");
        }
    }

    // What a whole training allocates on the managed heap grows with epochs, by their records, not with steps.
    private static void CountAllocations()
    {
        EngineSize size = Sizes[0];
        long Allocated(int batch)
        {
            TrainingStudy study = (size with { Batch = batch, Members = 1 }).Create("per row", 50);
            new CpuTrainingEngine(1).Train(study);
            long before = GC.GetAllocatedBytesForCurrentThread();
            new CpuTrainingEngine(1).Train(study);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }

        long few = Allocated(256);
        long many = Allocated(8);
        double steps = 50 * (Math.Ceiling(size.Rows / 8.0) - Math.Ceiling(size.Rows / 256.0));
        Console.WriteLine($"  managed memory allocated by a step: {(many - few) / steps:F1} bytes");
    }

    private static double Peak() => Vector512.IsHardwareAccelerated
        ? ArithmeticPeak.Measure<Lanes512>()
        : Vector256.IsHardwareAccelerated ? ArithmeticPeak.Measure<Lanes256>() : ArithmeticPeak.Measure<Lanes128>();
}
