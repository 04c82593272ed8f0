using System.Diagnostics;
using System.Runtime.Intrinsics;
using MLNet.FeatureGating.Training.Cpu;

namespace MLNet.FeatureGating.Benchmarks;

/// <summary>What a number of noise costs.</summary>
internal static class EngineNoise
{
    private const int Streams = 30;
    private const int Rows = 64;
    private const int Stride = Rows + 16;
    private const int Repetitions = 2000;

    public static void Run()
    {
        if (Vector512.IsHardwareAccelerated)
        {
            Run<Lanes512>();
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            Run<Lanes256>();
        }
        else
        {
            Run<Lanes128>();
        }
    }

    private static void Run<T>()
        where T : unmanaged, ILanes<T>
    {
        Measure<T, NoiseLaws.Normal<T>>("normal");
        Measure<T, NoiseLaws.Logistic<T>>("logistic");
    }

    private static unsafe void Measure<T, TNoise>(string name)
        where T : unmanaged, ILanes<T>
        where TNoise : struct, INoise<T>
    {
        using var memory = new NativeFloats(Streams * Stride);
        var sample = new Sample();
        for (int round = 0; round < 15; round++)
        {
            var clock = Stopwatch.StartNew();
            for (int i = 0; i < Repetitions; i++)
            {
                NoiseSource<T, TNoise>.Fill(NoiseKey.Create(1, i, 0), 0, Streams, Rows, new(memory.At, Stride));
            }

            sample.Add(clock.Elapsed.TotalSeconds / Repetitions / (Streams * Rows));
        }

        Console.WriteLine($"  a {name} number, {Streams} x {Rows} at a time: {1e9 * sample.Median:F2} ns");
    }
}
