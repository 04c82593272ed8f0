using System.Diagnostics;
using SampleData;

namespace MLNet.FeatureGating.Benchmarks.Masks;

/// <summary>
/// What makes the default way of selecting pixels better than the greedy selection that it starts from: each part of it left out or changed, and all
/// refitted alike, as table 1 has it.
/// </summary>
internal static class AblationTable
{
    private const string File = "ablation.json";

    public static string[] Options { get; } = ["pixels", "seeds", "variants", .. MaskSetting.Options];

    public static void Run(BenchmarkOptions options)
    {
        string[] names = options.Names("variants", [.. AblationVariant.All.Select(variant => variant.Name)]);
        AblationVariant[] variants = [.. AblationVariant.All.Where(variant => names.Contains(variant.Name))];
        int[] counts = options.Numbers("pixels", 20, 30, 50);
        int seeds = options.Number("seeds", 3);
        var setting = MaskSetting.Of(options);
        Console.WriteLine($"  {setting}; here no network is trained with a mask");
        var data = MaskData.Read(setting.Images);
        var file = new CellFile<ReconstructionCell>(File);

        // The first seed of everything comes first.
        ReconstructionCell[] known = file.Cells;
        ReconstructionKey[] open =
        [
            .. Enumerable.Range(0, seeds)
                .SelectMany(seed => counts.SelectMany(count => variants.Select(variant => new ReconstructionKey(variant.Name, count, seed))))
                .Where(key => !known.Any(cell => cell.Setting == setting && cell.Key == key)),
        ];
        int done = known.Count(cell => cell.Setting == setting);
        Console.WriteLine($"  {done} cells of this setting are in {file.Location}, {open.Length} are to be done");
        var table1 = new CellFile<ReconstructionCell>(ReconstructionTable.File);
        Console.WriteLine(
            $"  refits of the same pixels are taken from {table1.Location}, too: delete it if networks have been trained in another way since");
        ReconstructionCell[] refits = table1.Cells;
        _ = data.Covariance;
        var clock = Stopwatch.StartNew();
        SideBySide.Run(
            open,
            MaskSetting.Threads(options),
            key =>
            {
                AblationVariant variant = variants.Single(one => one.Name == key.Row);
                ReconstructionCell cell = Measure(data, setting, variant, key, [.. refits, .. file.Cells]);
                file.Add(cell);
                return cell;
            },
            (key, cell) => Console.WriteLine(
                $"    {key.Row,-20} k = {key.Pixels}, seed {key.Seed}: {cell.Refit:F3} ({cell.Seconds:F1} s, refit {cell.RefitSeconds:F0} s; "
                + $"{clock.Elapsed.TotalMinutes:F1} min in all)"));
        Print(data, variants, counts, [.. file.Cells.Where(cell => cell.Setting == setting && cell.Key.Seed < seeds)]);
    }

    // The same pixels were refitted already where variants, or a way of table 1, agree on them.
    private static ReconstructionCell Measure(
        MaskData data, MaskSetting setting, AblationVariant variant, ReconstructionKey key, ReconstructionCell[] known)
    {
        var clock = Stopwatch.StartNew();
        int[] pixels = variant.Select(data, key.Pixels, key.Seed);
        double seconds = clock.Elapsed.TotalSeconds;
        ReconstructionCell? same = known.FirstOrDefault(
            cell => cell.Setting == setting && cell.Key.Seed == key.Seed && cell.Selected.AsSpan().SequenceEqual(pixels));
        return same is null
            ? ReconstructionTable.Refit(data, setting, key, new(pixels, double.NaN, seconds))
            : same with { Key = key, Joint = double.NaN, Seconds = seconds };
    }

    private static void Print(MaskData data, AblationVariant[] variants, int[] counts, ReconstructionCell[] cells)
    {
        ReconstructionCell[] Of(AblationVariant variant, int count) =>
            [.. cells.Where(cell => cell.Key.Row == variant.Name && cell.Key.Pixels == count).OrderBy(cell => cell.Key.Seed)];
        Console.WriteLine("  mean squared error x 100 of the refit on test images, mean +- standard deviation of the seeds; beside it the mean difference");
        Console.WriteLine("  from the default of the same seed, and the seconds of the selection on one thread, without those of the covariance");
        string[] header = [.. counts.SelectMany(count => new[] { $"k = {count}: error", "difference", "seconds" })];
        var table = new MarkdownTable(["selected by", "clusters", .. header]);
        foreach (AblationVariant variant in variants)
        {
            IEnumerable<int> clusters = counts.Select(count => variant.ClusterCount(data.Training.Count, count)).OfType<int>().Distinct();
            string named = string.Join("/", clusters);
            IEnumerable<string> errors = counts.SelectMany(count => Columns(Of(variant, count), Of(AblationVariant.Default, count)));
            table.Add([variant.Title, named.Length == 0 ? "-" : named, .. errors]);
        }

        table.Print();
    }

    private static string[] Columns(ReconstructionCell[] own, ReconstructionCell[] defaults)
    {
        double[] ratios = [.. own.Join(defaults, cell => cell.Key.Seed, cell => cell.Key.Seed, (cell, other) => (cell.Refit / other.Refit) - 1)];
        return
        [
            Statistics.Of(own.Select(cell => cell.Refit)).ToString(3),
            ratios.Length == 0 ? "-" : $"{ratios.Average():+0.0%;-0.0%;0.0%}",
            $"{own.Average(cell => cell.Seconds):F1}",
        ];
    }
}
