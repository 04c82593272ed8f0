using System.Diagnostics;
using MLNet.FeatureGating.Masks;
using MLNet.FeatureGating.Training;
using SampleData;

namespace MLNet.FeatureGating.Benchmarks.Masks;

/// <summary>
/// Table 2 of the logitNormal paper: digits told from pixels that were selected to reconstruct images, by a classifier built as DCGAN's
/// discriminator; beside them, pixels that were selected for the labels. Selections that table 1 has made are taken from it.
/// </summary>
internal static class ClassificationTable
{
    private const int Seed = 0;
    private const double Percent = 100;

    public static string[] Options { get; } = ["pixels", "runs", "methods", "classifier-steps", .. MaskSetting.Options];

    public static void Run(BenchmarkOptions options)
    {
        MaskRow[] known = [.. MaskRow.Selections, .. MaskRow.ForLabels];
        string[] names = options.Names("methods", [.. known.Select(row => row.Name)]);

        // Where nothing is asked for, the default way and VLN for the labels, not all of them.
        string[] forLabels = [$"{MaskRow.Default.Name}-labels", "vln-labels"];
        bool isAll = names.Length == known.Length;
        MaskRow[] rows = [.. known.Where(row => names.Contains(row.Name) && !(isAll && row.IsForLabels && !forLabels.Contains(row.Name)))];
        int[] counts = options.Numbers("pixels", 20, 30, 50);
        int runs = options.Number("runs", 5);
        var setting = MaskSetting.Of(options);
        int steps = options.Number("classifier-steps", 1000);
        Console.WriteLine($"  {setting}");
        Console.WriteLine($"  {runs} classifiers of {steps:N0} steps a selection");
        var data = MaskData.Read(setting.Images);
        _ = data.Covariance;
        var file = new CellFile<ClassificationCell>("table2.json");
        ClassificationCell[] done = file.Cells;
        ReconstructionKey[] open =
        [
            .. counts.SelectMany(count => rows.Select(row => new ReconstructionKey(row.Name, count, Seed)))
                .Where(key => !done.Any(cell => IsOf(cell, setting, steps, runs) && cell.Key == key)),
        ];
        ReconstructionCell[] selections =
            [.. new CellFile<ReconstructionCell>(ReconstructionTable.File).Cells.Where(cell => cell.Setting == setting)];
        Console.WriteLine($"  {open.Length} selections are to be classified by");
        SideBySide.Run(
            open,
            MaskSetting.Threads(options),
            key =>
            {
                MaskRow row = rows.Single(row => row.Name == key.Row);
                int[] pixels = selections.FirstOrDefault(cell => cell.Key == key)?.Selected
                    ?? new MaskSelector(data, setting).Select(row, key.Pixels, Seed).Pixels;
                var clock = Stopwatch.StartNew();
                double[] errors = [.. Enumerable.Range(0, runs).Select(run => Classify(data, setting, steps, pixels, run))];
                var cell = new ClassificationCell(setting, steps, key, pixels, errors, clock.Elapsed.TotalSeconds);
                file.Add(cell);
                return cell;
            },
            (key, cell) => Console.WriteLine($"    {key.Row,-12} k = {key.Pixels}: {Percent * cell.Errors.Average():F2} % ({cell.Seconds:F0} s)"));
        Print(rows, counts, [.. file.Cells.Where(cell => IsOf(cell, setting, steps, runs))]);
    }

    private static bool IsOf(ClassificationCell cell, MaskSetting setting, int steps, int runs) =>
        cell.Setting == setting && cell.ClassifierSteps == steps && cell.Errors.Length == runs;

    private static double Classify(MaskData data, MaskSetting setting, int steps, int[] pixels, int run)
    {
        var trainer = new MaskTrainer(new()
        {
            Reconstructor = ReconstructorKind.Convolutional,
            RefitSteps = steps,
            BatchSize = setting.BatchSize,
            LearningRate = setting.LearningRate,
            Seed = run,
            Device = ComputeDevice.Auto,
        });
        (double error, ImageReconstructor network) = trainer.Refit(data.LabelledTraining, data.LabelledTest, pixels);
        network.Dispose();
        return error;
    }

    private static void Print(MaskRow[] rows, int[] counts, ClassificationCell[] cells)
    {
        Console.WriteLine("  wrong answers on test images in %, minimum and mean of the runs; in parentheses the paper's");
        var table = new MarkdownTable(["selected by", .. counts.SelectMany(count => new[] { $"k = {count}: minimum", "mean" })]);
        foreach (MaskRow row in rows)
        {
            table.Add([row.Title, .. counts.SelectMany(count => Cells(row, count))]);
        }

        table.Print();

        string[] Cells(MaskRow row, int count)
        {
            ClassificationCell cell = cells.Last(cell => cell.Key == new ReconstructionKey(row.Name, count, Seed));
            (double Minimum, double Mean)? paper = PaperFigures.WrongAnswer(row.Name, count);
            return
            [
                $"{Percent * cell.Errors.Min():F2}{(paper is { } least ? $" ({least.Minimum:F2})" : string.Empty)}",
                $"{Percent * cell.Errors.Average():F2}{(paper is { } mean ? $" ({mean.Mean:F2})" : string.Empty)}",
            ];
        }
    }
}
