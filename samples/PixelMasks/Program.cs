// Which pixels are enough to make whole images again? Table 1 and the pictures of the logitNormal paper, for any data, method and number of pixels.
using System.Diagnostics;
using System.Globalization;
using PixelMasks;
using SampleData;
using SampleData.Files;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
try
{
    var clock = Stopwatch.StartNew();
    var settings = Settings.Parse(args);
    var data = DataSet.Read(settings.Data, settings.Images);
    Directory.CreateDirectory(settings.Output);
    Console.WriteLine(
        $"{data.Name}: {data.TrainingCount:N0} images to learn from, {data.TestCount:N0} to judge by, {data.Grid.Height} x {data.Grid.Width}; "
        + $"{settings.Steps:N0} steps, {settings.RefitSteps:N0} of the refit, {settings.BatchSize} images a step, {settings.Reconstructor} network");

    var experiment = new Experiment(data, settings);
    Run[] runs =
    [
        .. settings.Pixels.SelectMany(pixels => settings.Methods.SelectMany(method =>
            Enumerable.Range(0, settings.Seeds).Select(seed => new Run(method, pixels, seed)))),
    ];
    RunResult[] results = SideBySide.Run(runs, settings.Threads, experiment.Do, (run, result) => Console.WriteLine(
        $"  {run.Pixels,3} pixels, {MethodName.Title(run.Method),-14} seed {run.Seed}: {result.TestError:F2} on test images ({result.Seconds:F0} "
        + "s)"));

    (Run, RunResult)[] all = [.. runs.Zip(results)];
    var report = new Report(data, settings, all);
    report.Print(Console.Out);
    report.WriteJson(Path.Combine(settings.Output, "results.json"));
    SheetOfRun.SaveAverages(data, all, settings.Output);
    Console.WriteLine($"wrote results.json and sheets of pictures to {settings.Output} in {clock.Elapsed.TotalSeconds:F0} s");
    return 0;
}
catch (Exception e) when (e is FormatException or DataFileException)
{
    Console.Error.WriteLine(e.Message);
    return 2;
}
