// Timings, always as ratios of things measured in turn in one run. Start it through build/bench.sh, which sets up the peer's side.
using System.Globalization;
using MLNet.FeatureGating.Benchmarks;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var benchmarks = new Dictionary<string, (string Description, Action Run)>
{
    ["matmul"] = ("a 1024 x 1024 matrix product, to see that a fast BLAS is in use", MatrixProduct.Run),
    ["fit"] = ("one fit of SToG's demonstration against the same loop in Python", OneFit.Run),
    ["members"] = ("40 members at once against 40 fits one after another, on torch", ManyMembers.Run),
    ["engine"] = ("the managed engine: the processor's peak, sizes, threads, noise, memory", EngineBenchmark.Run),
    ["large"] = ("an epoch of a million rows against the same loop in Python", LargeEpoch.Run),
    ["study"] = ("SToG's demonstration of 200 fits as one study against the same loops in Python", StudySweep.Run),
    ["conditional"] = ("a block that computes open groups of channels alone against one without gates", ConditionalComputation.Run),
};

if (args is [LargeEpoch.Child, ..])
{
    LargeEpoch.RunChild();
    return 0;
}

string[] chosen = args.Length > 0 ? args : [.. benchmarks.Keys];
if (chosen.FirstOrDefault(name => !benchmarks.ContainsKey(name)) is { } unknown)
{
    Console.Error.WriteLine($"There is no benchmark '{unknown}'. The benchmarks, all of them by default:");
    foreach ((string name, (string description, _)) in benchmarks)
    {
        Console.Error.WriteLine($"  {name,-12} {description}");
    }

    return 2;
}

foreach (string name in chosen)
{
    Console.WriteLine($"{name}: {benchmarks[name].Description}");
    benchmarks[name].Run();
    Console.WriteLine();
}

return 0;
