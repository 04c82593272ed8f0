using System.Diagnostics;
using static TorchSharp.torch;

namespace MLNet.FeatureGating.Benchmarks;

/// <summary>The reference BLAS does about 7 GFLOP/s a core, a tuned one some 50 to 200.</summary>
internal static class MatrixProduct
{
    private const int Size = 1024;
    private const int Repetitions = 20;

    public static void Run()
    {
        using var scope = NewDisposeScope();
        set_num_threads(1);
        Tensor a = ones([1, Size, Size], ScalarType.Float32);
        Tensor b = ones([1, Size, Size], ScalarType.Float32);
        a.bmm(b).Dispose();
        var sample = new Sample();
        for (int i = 0; i < Repetitions; i++)
        {
            var clock = Stopwatch.StartNew();
            a.bmm(b).Dispose();
            sample.Add(clock.Elapsed.TotalSeconds);
        }

        double operations = 2.0 * Size * Size * Size;
        Console.WriteLine($"  {sample}: {operations / sample.Median / 1e9:F0} GFLOP/s on one thread, {operations / sample.Minimum / 1e9:F0} at best");
    }
}
