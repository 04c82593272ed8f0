using System.Diagnostics;
using MLNet.FeatureGating.Gates;
using static TorchSharp.torch;

namespace MLNet.FeatureGating.Benchmarks;

/// <summary>
/// A block that computes open groups alone against the same two layers without gates, on random rows that open groups of their own. The
/// biases of the logits are such that the rate is exactly the one asked for.
/// </summary>
internal static class ConditionalComputation
{
    private const int Rows = 1024;
    private const int Inputs = 512;
    private const int Hidden = 2048;
    private const int Groups = 16;
    private const int Rounds = 25;
    private static readonly double[] Rates = [1, 0.9, 0.5, 0.25];

    public static void Run()
    {
        using var scope = NewDisposeScope();
        using IDisposable off = no_grad();
        set_num_threads(1);
        using var generator = new Generator(1);
        Tensor rows = empty([Rows, Inputs], ScalarType.Float32).normal_(0, 1, generator);
        using var block = new ConditionalDenseBlock(Inputs, Hidden, Inputs, Groups, seed: 1);
        block.eval();
        foreach (double rate in Rates)
        {
            Open(block, rows, rate);
            block.call(rows).Dispose();
            Ungated(block, rows).Dispose();
            var gated = new Sample();
            var ungated = new Sample();
            for (int round = 0; round < Rounds; round++)
            {
                ungated.Add(Seconds(() => Ungated(block, rows)));
                gated.Add(Seconds(() => block.call(rows)));
            }

            Console.WriteLine(
                $"  {block.ActivationRate:P0} open: {gated}; without gates: {ungated}; with / without gates = {gated.Median / ungated.Median:F2}");
        }
    }

    // Each bias is put between two neighbouring logits of the rows.
    private static void Open(ConditionalDenseBlock block, Tensor rows, double rate)
    {
        int open = (int)Math.Round(rate * Rows);
        Tensor bias = block.Gate.Logits.Bias;
        bias.fill_(0);
        float[] logits = block.Gate.Logits.call(rows).data<float>().ToArray();
        float[] biases = new float[Groups];
        for (int group = 0; group < Groups; group++)
        {
            float[] descending = [.. Enumerable.Range(0, Rows).Select(row => logits[(row * Groups) + group]).OrderDescending()];
            float last = descending[open - 1];
            biases[group] = -(open < Rows ? (last + descending[open]) / 2 : last - 1);
        }

        bias.copy_(tensor(biases));
    }

    private static Tensor Ungated(ConditionalDenseBlock block, Tensor rows)
    {
        using var scope = NewDisposeScope();
        return block.Second.call(block.First.call(rows).relu()).MoveToOuterDisposeScope();
    }

    private static double Seconds(Func<Tensor> forward)
    {
        var clock = Stopwatch.StartNew();
        forward().Dispose();
        return clock.Elapsed.TotalSeconds;
    }
}
