using System.Diagnostics;
using System.Runtime.CompilerServices;
using MLNet.FeatureGating.Training.Cpu;

namespace MLNet.FeatureGating.Benchmarks;

/// <summary>The multiplications and additions that one thread can do: twelve chains of them, none of which touches memory.</summary>
internal static class ArithmeticPeak
{
    private const int Iterations = 400_000;
    private const int Chains = 12;

    /// <summary>Gives the best of some runs, in GFLOP/s.</summary>
    public static double Measure<T>()
        where T : unmanaged, ILanes<T>
    {
        double best = double.PositiveInfinity;
        for (int run = 0; run < 5; run++)
        {
            var clock = Stopwatch.StartNew();
            GC.KeepAlive(Run<T>());
            best = Math.Min(best, clock.Elapsed.TotalSeconds);
        }

        return 2.0 * Chains * Iterations * T.Count / best / 1e9;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static float Run<T>()
        where T : unmanaged, ILanes<T>
    {
        T factor = T.Create(0.999f);
        T summand = T.Create(1e-3f);
        T a = factor, b = factor, c = factor, d = factor, e = factor, f = factor;
        T g = factor, h = factor, i = factor, j = factor, k = factor, l = factor;
        for (int iteration = 0; iteration < Iterations; iteration++)
        {
            a = T.MultiplyAdd(a, factor, summand);
            b = T.MultiplyAdd(b, factor, summand);
            c = T.MultiplyAdd(c, factor, summand);
            d = T.MultiplyAdd(d, factor, summand);
            e = T.MultiplyAdd(e, factor, summand);
            f = T.MultiplyAdd(f, factor, summand);
            g = T.MultiplyAdd(g, factor, summand);
            h = T.MultiplyAdd(h, factor, summand);
            i = T.MultiplyAdd(i, factor, summand);
            j = T.MultiplyAdd(j, factor, summand);
            k = T.MultiplyAdd(k, factor, summand);
            l = T.MultiplyAdd(l, factor, summand);
        }

        return T.Sum(a + b + c + d + e + f + g + h + i + j + k + l);
    }
}
