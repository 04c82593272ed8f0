// Do pixels that were selected to reconstruct digits also tell which digit it is? Table 2 of the logitNormal paper, and pixels for the labels beside
// it.
using System.Diagnostics;
using System.Globalization;
using DigitClassification;
using SampleData;
using SampleData.Files;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
try
{
    var clock = Stopwatch.StartNew();
    var settings = Settings.Parse(args);
    var folder = DataScript.Bring(settings.Data);
    var training = ImageData.ReadTraining(folder, settings.Images);
    var test = ImageData.ReadTest(folder, settings.Images);
    Directory.CreateDirectory(settings.Output);
    Console.WriteLine(
        $"{settings.Data}: {training.Count:N0} images to learn from, {test.Count:N0} to judge by; {settings.Steps:N0} steps of a mask, "
        + $"{settings.Runs} classifiers of {settings.ClassifierSteps:N0} steps each");

    var experiment = new Experiment(settings, training, test);
    Selection[] selections =
    [
        .. settings.Pixels.SelectMany(pixels => settings.Methods.Select(method => new Selection(method, IsForLabels: false, pixels))
            .Concat(settings.ForLabels.Select(method => new Selection(method, IsForLabels: true, pixels)))),
    ];
    SelectionResult[] results = SideBySide.Run(selections, settings.Threads, experiment.Do, (selection, result) => Console.WriteLine(
        $"  {selection.Pixels,3} pixels by {selection.Title,-22} {100 * result.Errors.Average():F2} % wrong "
        + $"({result.SelectionSeconds:F0} s and {result.Seconds - result.SelectionSeconds:F0} s)"));

    var report = new Report(settings, [.. selections.Zip(results)]);
    report.Print(Console.Out);
    report.WriteJson(Path.Combine(settings.Output, "results.json"));
    Console.WriteLine($"wrote results.json to {settings.Output} in {clock.Elapsed.TotalSeconds:F0} s");
    return 0;
}
catch (Exception e) when (e is FormatException or DataFileException)
{
    Console.Error.WriteLine(e.Message);
    return 2;
}
