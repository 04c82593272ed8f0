// Timings, always as ratios of things measured in turn in one run, and what the search finds beside its rivals. Start it through build/bench.sh,
// which sets up the peer's side.
using System.Globalization;
using MLNet.FeatureGating.Benchmarks;
using MLNet.FeatureGating.Benchmarks.Masks;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var benchmarks = new Dictionary<string, (string Description, Action<BenchmarkOptions> Run, string[] Options)>
{
    ["matmul"] = ("a 1024 x 1024 matrix product, to see that a fast BLAS is in use", _ => MatrixProduct.Run(), []),
    ["fit"] = ("one fit of SToG's demonstration against the same loop in Python", _ => OneFit.Run(), []),
    ["members"] = ("40 members at once against 40 fits one after another, on torch", _ => ManyMembers.Run(), []),
    ["engine"] = ("the managed engine: the processor's peak, sizes, threads, noise, memory", _ => EngineBenchmark.Run(), []),
    ["large"] = ("an epoch of a million rows against the same loop in Python", _ => LargeEpoch.Run(), []),
    ["study"] = ("SToG's demonstration of 200 fits as one study against the same loops in Python", _ => StudySweep.Run(), []),
    ["conditional"] = ("a block that computes open groups of channels alone against one without gates", _ => ConditionalComputation.Run(), []),
    ["truth"] = (
        "which features the search finds where the true ones are known, beside scikit-learn's ways", TruthBenchmark.Run, TruthBenchmark.Options),
    ["path"] = ("a path of 20 lambdas x 5 folds x 3 seeds against the same fits in Python", _ => PathBenchmark.Run(), []),
    ["lassonet"] = (
        "a search on breast cancer and digits against LassoNet's path: time, and accuracy at the same number of features",
        _ => LassoNetBenchmark.Run(),
        []),
    ["scaling"] = ("a search with twice the members, rows or features", ScalingBenchmark.Run, ScalingBenchmark.Options),
    ["warm-start"] = (
        "the networks of a lambda path from random weights, or from a dense network that they share", _ => WarmStartBenchmark.Run(), []),
    ["table1"] = (
        "reconstruction of MNIST from few pixels: every way of selecting them, at equal refit", ReconstructionTable.Run, ReconstructionTable.Options),
    ["table2"] = ("classification of MNIST from the same pixels", ClassificationTable.Run, ClassificationTable.Options),
    ["ablation"] = (
        "what makes the default selection of MNIST's pixels better than a greedy one, at equal refit", AblationTable.Run, AblationTable.Options),
    ["mask-step"] = ("a training step of each mask and network against the same in Python", MaskStep.Run, MaskStep.Options),
    ["mask-memory"] = ("the most memory of a fit on all images of MNIST, by every way of selecting", MaskMemory.Run, MaskMemory.Options),
    ["linear"] = ("greedy and pivoted-QR selection of MNIST's pixels: seconds", _ => LinearSelectionTimes.Run(), []),
};

if (args is [LargeEpoch.Child, ..])
{
    LargeEpoch.RunChild();
    return 0;
}

if (args is [MaskMemory.Child, string method, string isCounted])
{
    MaskMemory.RunChild(method, bool.Parse(isCounted));
    return 0;
}

try
{
    var options = BenchmarkOptions.Parse(args, out string[] chosen);
    if (chosen.Length == 0 || !chosen.All(benchmarks.ContainsKey))
    {
        string? unknown = chosen.FirstOrDefault(name => !benchmarks.ContainsKey(name));
        TextWriter writer = unknown is null ? Console.Out : Console.Error;
        writer.WriteLine($"{(unknown is null ? string.Empty : $"There is no benchmark '{unknown}'. ")}The benchmarks:");
        foreach ((string name, (string description, _, string[] takes)) in benchmarks)
        {
            writer.WriteLine($"  {name,-12} {description}{(takes.Length == 0 ? string.Empty : $" (--{string.Join(", --", takes)})")}");
        }

        return unknown is null ? 0 : 2;
    }

    options.Check([.. chosen.SelectMany(name => benchmarks[name].Options)]);
    foreach (string name in chosen)
    {
        Console.WriteLine($"{name}: {benchmarks[name].Description}");
        benchmarks[name].Run(options);
        Console.WriteLine();
    }

    return 0;
}
catch (Exception e) when (e is FormatException or SampleData.Files.DataFileException)
{
    Console.Error.WriteLine(e.Message);
    return 2;
}
