// Where should k sensors stand so that the whole field can be told from them? Places are learnt from some years and judged by others.
using System.Diagnostics;
using System.Globalization;
using PixelMasks;
using SampleData;
using SampleData.Files;
using SensorPlacement;

const int HeldOutYears = 2;
const int OceanDepths = 6;
const int MonthsOfYear = 12;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
try
{
    var clock = Stopwatch.StartNew();
    var settings = Settings.Parse(args);
    FieldAnomalies[] fields = Fields(settings);
    Directory.CreateDirectory(settings.Output);
    Console.WriteLine(
        $"{settings.Data}: {fields[0].TrainingNames.Count} rows to learn from and {fields[0].TestNames.Count} held out, in {fields.Length} ways in turn; "
        + $"{fields[0].Field.CellCount - fields[0].MissingCells.Count:N0} cells with values, {fields[0].MissingCells.Count:N0} without");

    Split[] splits = SideBySide.Run([.. fields.Index()], settings.Threads, field => new Split(field.Index, field.Item, settings));
    Placement[] placements =
    [
        .. from count in settings.Sensors
           from method in settings.Methods
           from split in splits
           select new Placement(split, method, count, 0),
        .. from count in settings.Sensors
           from split in splits
           from seed in Enumerable.Range(0, settings.RandomPlacements)
           select new Placement(split, null, count, seed),
    ];
    PlacedSensors[] placed = SideBySide.Run(placements, settings.Threads, new Placer(settings).Do, (placement, result) =>
    {
        if (placement.Method is { } method)
        {
            Console.WriteLine(
                $"  {placement.Count,3} sensors by {MethodName.Title(method),-14} for {placement.Split.Field.TestNames[0]} to "
                + $"{placement.Split.Field.TestNames[^1]}: {100 * result.TaperedError:F1} % ({result.Seconds:F0} s)");
        }
    });

    var report = new Report(splits, settings, placed);
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

static FieldAnomalies[] Fields(Settings settings)
{
    DataFolder folder = DataScript.Bring(settings.Data);
    if (settings.Data == "winds")
    {
        var wind = GriddedField.Read(folder, "zonal-wind");
        int splits = Math.Min(settings.Splits, wind.Months.Count / MonthsOfYear / HeldOutYears);
        return [.. Enumerable.Range(0, splits).Select(split => FieldAnomalies.OfMonths(wind, HeldOutYears, split))];
    }

    GriddedField[] depths = [.. Enumerable.Range(0, OceanDepths).Select(depth => GriddedField.Read(folder, "temperature", depth))];
    return [.. Enumerable.Range(0, Math.Min(settings.Splits, FieldAnomalies.SplitsOfDepths)).Select(split => FieldAnomalies.OfDepths(depths, split))];
}
