using System.Diagnostics;
using MLNet.FeatureGating.Search;
using MLNet.FeatureGating.Tests.Recovery;
using Microsoft.ML;

namespace MLNet.FeatureGating.Benchmarks;

/// <summary>
/// How the time of a search grows with its members, rows and features, each doubled again and again beyond the flat part: few rows are gone through
/// until there are steps enough, and few features leave most of the time to the hidden layers.
/// </summary>
internal static class ScalingBenchmark
{
    private const int Rounds = 2;

    private static readonly (string What, Size[] Sizes)[] Doublings =
    [
        ("members", [new(1000, 100, 1), new(1000, 100, 2), new(1000, 100, 4)]),
        ("rows", [new(12_500, 20), new(25_000, 20), new(50_000, 20)]),
        ("features", [new(1000, 200), new(1000, 400), new(1000, 800)]),
    ];

    public static string[] Options { get; } = ["twice"];

    public static void Run(BenchmarkOptions options)
    {
        string[] chosen = options.Names("twice", [.. Doublings.Select(doubling => doubling.What)]);
        var table = new MarkdownTable("twice the", "rows", "features", "members", "seconds", "against half");
        Seconds(Doublings[0].Sizes[0]);
        foreach ((string what, Size[] sizes) in Doublings.Where(doubling => chosen.Contains(doubling.What)))
        {
            Sample[] samples = [.. sizes.Select(_ => new Sample())];
            for (int round = 0; round < Rounds; round++)
            {
                for (int i = 0; i < sizes.Length; i++)
                {
                    samples[i].Add(Seconds(sizes[i]));
                    Console.Error.WriteLine(
                        $"  {what}, round {round + 1} of {Rounds}: {sizes[i].Rows} x {sizes[i].Features}, {Members(sizes[i])} members, {samples[i]}");
                }
            }

            for (int i = 0; i < sizes.Length; i++)
            {
                table.Add(
                    what,
                    $"{sizes[i].Rows}",
                    $"{sizes[i].Features}",
                    $"{Members(sizes[i])}",
                    $"{samples[i].Minimum:F1}",
                    i == 0 ? string.Empty : $"{samples[i].Minimum / samples[i - 1].Minimum:F2}");
            }
        }

        table.Print();
    }

    private static int Members(Size size)
    {
        LambdaExperimentSettings settings = Settings(size);
        return settings.Partitions * settings.Folds * settings.SeedsPerFold;
    }

    private static LambdaExperimentSettings Settings(Size size) => new() { SeedsPerFold = size.Seeds };

    private static double Seconds(Size size)
    {
        var mlContext = new MLContext(seed: 1);
        MadeUpProblem problem = MadeUpProblem.Blocks with { Rows = size.Rows, Features = size.Features };
        IDataView view = problem.Load(mlContext, 1);
        LambdaExperiment experiment = mlContext.FeatureGating().CreateLambdaExperiment(Settings(size) with { Gates = new() { Task = problem.Task } });
        var clock = Stopwatch.StartNew();
        experiment.Execute(view);
        return clock.Elapsed.TotalSeconds;
    }

    private sealed record Size(int Rows, int Features, int Seeds = 1);
}
