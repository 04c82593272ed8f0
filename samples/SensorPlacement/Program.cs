// Where should k sensors stand so that the whole field can be told from them? Places are learnt from past years and judged by later ones.
using System.Diagnostics;
using System.Globalization;
using PixelMasks;
using SampleData;
using SampleData.Files;
using SensorPlacement;

const int HeldOutYears = 2;
const int OceanDepths = 6;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
try
{
    var clock = Stopwatch.StartNew();
    var settings = Settings.Parse(args);
    var folder = DataScript.Bring(settings.Data);
    var field = settings.Data == "winds"
        ? FieldAnomalies.OfMonths(GriddedField.Read(folder, "zonal-wind"), HeldOutYears)
        : FieldAnomalies.OfDepths([.. Enumerable.Range(0, OceanDepths).Select(depth => GriddedField.Read(folder, "temperature", depth))]);
    Directory.CreateDirectory(settings.Output);
    var judge = new LinearJudge(field);
    Console.WriteLine(
        $"{settings.Data}: {field.TrainingNames.Count} rows to learn from, {field.TestNames.Count} held out ({field.TestNames[0]} to {field.TestNames[^1]}), "
        + $"{field.Field.CellCount - field.MissingCells.Count:N0} cells with values, {field.MissingCells.Count:N0} without; {settings.Steps} steps, "
        + $"{settings.RefitSteps} of the refit");

    // One ridge for all ways of placing, by places that have seen nothing.
    Dictionary<int, double> ridges = settings.Sensors.ToDictionary(count => count, count => judge.ChooseRidge(
        [.. Enumerable.Range(0, settings.RandomPlacements).Select(seed => RandomPlaces.Draw(field, count, seed))]));
    var placer = new Placer(field, judge, ridges, settings);
    Placement[] placements =
    [
        .. settings.Sensors.SelectMany(count => settings.Methods.Select(method => new Placement(method, count, 0))),
        .. settings.Sensors.SelectMany(count => Enumerable.Range(0, settings.RandomPlacements).Select(seed => new Placement(null, count, seed))),
    ];
    PlacedSensors[] placed = SideBySide.Run(placements, settings.Threads, placer.Do, (placement, result) =>
    {
        if (placement.Method is { } method)
        {
            Console.WriteLine($"  {placement.Count,3} sensors by {MethodName.Title(method),-14} ({result.Seconds:F0} s)");
        }
    });

    var report = new Report(field, judge, ridges, settings, placed);
    report.Print(Console.Out);
    report.WriteJson(Path.Combine(settings.Output, "results.json"));
    report.Draw(settings.Output);
    Console.WriteLine();
    Console.WriteLine($"wrote results.json and maps to {settings.Output} in {clock.Elapsed.TotalSeconds:F0} s");
    return 0;
}
catch (Exception e) when (e is FormatException or DataFileException)
{
    Console.Error.WriteLine(e.Message);
    return 2;
}
