using System.Diagnostics;
using MLNet.FeatureGating.Training.Linear;

namespace MLNet.FeatureGating.Benchmarks.Masks;

/// <summary>Seconds of the selections without networks on 60,000 x 784 numbers, their covariance among them.</summary>
internal static class LinearSelectionTimes
{
    private const int Rounds = 5;
    private const int PixelCount = 50;

    public static void Run()
    {
        var data = MaskData.Read();
        var table = new MarkdownTable("k = 50, seconds", "one thread", $"{Environment.ProcessorCount} threads");
        (string Title, Func<int, object> Do)[] ways =
        [
            ("covariance", threads => Measure(data, threads)),
            ("covariance and greedy", threads => GreedySelection.Select(Measure(data, threads), PixelCount, new() { Threads = threads }, 0)),
            ("covariance, greedy and swaps", threads => GreedySelection.Select(Measure(data, threads), PixelCount, new() { Threads = threads })),
            (
                "covariance, modes and pivoted QR",
                threads => PivotedQrSelection.Select(Measure(data, threads), PixelCount, new() { Threads = threads })),
        ];
        foreach ((string title, Func<int, object> run) in ways)
        {
            table.Add([title, .. new[] { 1, Environment.ProcessorCount }.Select(threads => Seconds(() => run(threads)))]);
        }

        table.Print();
    }

    private static Covariance Measure(MaskData data, int threads) => Covariance.Measure(data.Values, data.Grid.PixelCount, threads: threads);

    private static string Seconds(Func<object> run)
    {
        run();
        var seconds = new Sample();
        for (int round = 0; round < Rounds; round++)
        {
            var clock = Stopwatch.StartNew();
            run();
            seconds.Add(clock.Elapsed.TotalSeconds);
        }

        return $"{seconds.Median:F2} ({seconds.Minimum:F2} to {seconds.Maximum:F2})";
    }
}
