using System.Diagnostics;
using MLNet.FeatureGating.Masks;
using MLNet.FeatureGating.Training.Linear;
using SampleData;

namespace MLNet.FeatureGating.Benchmarks.Masks;

/// <summary>
/// Table 1 of the logitNormal paper on MNIST: images from few of their pixels. Every way's pixels are refitted alike, linear ways' and random ones,
/// too.
/// </summary>
internal static class ReconstructionTable
{
    /// <summary>The file of its cells.</summary>
    public const string File = "table1.json";

    private const double Percent = 100;

    public static string[] Options { get; } = ["pixels", "seeds", "methods", .. MaskSetting.Options];

    public static void Run(BenchmarkOptions options)
    {
        MaskRow[] rows = [.. MaskRow.Selections, MaskRow.Pca];
        string[] names = options.Names("methods", [.. rows.Select(row => row.Name)]);
        rows = [.. rows.Where(row => names.Contains(row.Name))];
        int[] counts = options.Numbers("pixels", 20, 30, 50);
        int seeds = options.Number("seeds", 3);
        var setting = MaskSetting.Of(options);
        Console.WriteLine($"  {setting}");
        var data = MaskData.Read(setting.Images);
        var file = new CellFile<ReconstructionCell>(File);

        // The first seed of everything comes first.
        ReconstructionCell[] known = file.Cells;
        ReconstructionKey[] open =
        [
            .. Enumerable.Range(0, seeds).SelectMany(seed => counts.SelectMany(count => rows
                .Where(row => row != MaskRow.Pca || seed == 0)
                .Select(row => new ReconstructionKey(row.Name, count, seed))))
                .Where(key => !known.Any(cell => cell.Setting == setting && cell.Key == key)),
        ];
        Console.WriteLine(
            $"  {known.Count(cell => cell.Setting == setting)} cells of this setting are in {file.Location}, {open.Length} are to be done");
        _ = data.Covariance;
        var clock = Stopwatch.StartNew();
        SideBySide.Run(
            open,
            MaskSetting.Threads(options),
            key =>
            {
                ReconstructionCell cell = Measure(data, setting, rows.Single(row => row.Name == key.Row), key);
                file.Add(cell);
                return cell;
            },
            (key, cell) => Console.WriteLine(
                $"    {key.Row,-10} k = {key.Pixels}, seed {key.Seed}: {cell.Refit:F3} ({cell.Seconds + cell.RefitSeconds:F0} s; "
                + $"{clock.Elapsed.TotalMinutes:F1} min in all)"));
        Print(setting, rows, counts, seeds, file.Cells);
    }

    /// <summary>Trains a network on selected pixels, the same whatever selected them.</summary>
    public static ReconstructionCell Refit(MaskData data, MaskSetting setting, ReconstructionKey key, SelectedPixels selected)
    {
        var clock = Stopwatch.StartNew();
        (double error, ImageReconstructor reconstructor) = new MaskTrainer(setting.Training(key.Seed))
            .Refit(data.Training, data.Test, selected.Pixels);
        reconstructor.Dispose();
        return new(
            setting,
            key,
            selected.JointError * Percent,
            error * Percent,
            selected.Pixels.Length,
            selected.Seconds,
            clock.Elapsed.TotalSeconds,
            selected.Pixels);
    }

    private static ReconstructionCell Measure(MaskData data, MaskSetting setting, MaskRow row, ReconstructionKey key)
    {
        if (row == MaskRow.Pca)
        {
            return new(setting, key, double.NaN, PcaError(data, key.Pixels) * Percent, key.Pixels, 0, 0, []);
        }

        return Refit(data, setting, key, new MaskSelector(data, setting).Select(row, key.Pixels, key.Seed));
    }

    // What the first modes of the images to learn from leave of those to judge by.
    private static double PcaError(MaskData data, int count)
    {
        int pixels = data.Grid.PixelCount;
        double[] weights = [.. Enumerable.Repeat(1.0, pixels)];
        double[] vectors = PrincipalModes.Create(data.Covariance, weights, count, new(1, default)).Vectors;
        double[] means = data.Covariance.Means;
        double[] image = new double[pixels];
        double sum = 0;
        for (int start = 0; start < data.TestValues.Length; start += pixels)
        {
            for (int pixel = 0; pixel < pixels; pixel++)
            {
                image[pixel] = data.TestValues[start + pixel] - means[pixel];
                sum += image[pixel] * image[pixel];
            }

            for (int mode = 0; mode < vectors.Length; mode += pixels)
            {
                double part = 0;
                for (int pixel = 0; pixel < pixels; pixel++)
                {
                    part += image[pixel] * vectors[mode + pixel];
                }

                sum -= part * part;
            }
        }

        return sum / data.TestValues.Length;
    }

    private static void Print(MaskSetting setting, MaskRow[] rows, int[] counts, int seeds, ReconstructionCell[] cells)
    {
        ReconstructionCell[] Of(MaskRow row, int count) =>
            [.. cells.Where(cell => cell.Setting == setting && cell.Key.Row == row.Name && cell.Key.Pixels == count && cell.Key.Seed < seeds)];
        foreach (int count in counts)
        {
            Console.WriteLine(
                $"  k = {count}: mean squared error x 100 on test images, mean +- standard deviation of {seeds} seeds, every refit alike");
            var table = new MarkdownTable("selected by", "with the mask", "refit", "pixels", "seconds: selection", "refit", "paper");
            foreach (MaskRow row in rows)
            {
                ReconstructionCell[] own = Of(row, count);
                table.Add(
                    row.Title,
                    Statistics.Of(own.Select(cell => cell.Joint)).ToString(2),
                    Statistics.Of(own.Select(cell => cell.Refit)).ToString(2),
                    row == MaskRow.Pca ? "-" : string.Join("/", own.Select(cell => cell.Count).Distinct().Order()),
                    own.Average(cell => cell.Seconds).ToString("F1"),
                    own.Average(cell => cell.RefitSeconds).ToString("F1"),
                    PaperFigures.Error(row.Name, count)?.ToString("F2") ?? "-");
            }

            table.Print();
            Judge(rows, row => Statistics.Of(Of(row, count).Select(cell => cell.Refit)).Mean);
        }
    }

    // What issue and paper claim, read off the table.
    private static void Judge(MaskRow[] rows, Func<MaskRow, double> error)
    {
        double Find(string name) => rows.FirstOrDefault(row => row.Name == name) is { } row ? error(row) : double.NaN;
        double greedy = Find("greedy");
        double own = Find(MaskRow.Default.Name);
        if (!double.IsNaN(greedy + own))
        {
            Console.WriteLine(
                $"  the default ({MaskRow.Default.Title}) {own:F3}, greedy {greedy:F3}: {(own < greedy ? "below" : "NOT below")} "
                + $"({(own / greedy) - 1:P1})");
        }

        double correlated = Math.Max(Find("vln"), Find("hnet"));
        double others = new[] { Find("iln"), Find("sct"), Find("cae") }.Min();
        if (!double.IsNaN(correlated + others))
        {
            Console.WriteLine(
                $"  the worse of VLN and HNet-LN {correlated:F3}, the best of ILN, SCT and CAE {others:F3}: "
                + $"{(correlated <= others ? "no worse" : "WORSE")}");
        }

        Console.WriteLine();
    }
}
