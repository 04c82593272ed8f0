using System.Text.Json;
using System.Text.Json.Serialization;
using MLNet.FeatureGating.Pixels;
using PixelMasks;
using SampleData;
using SampleData.Pictures;

namespace SensorPlacement;

/// <summary>All placements, for a person and for a program.</summary>
internal sealed class Report(
    FieldAnomalies field, LinearJudge judge, IReadOnlyDictionary<int, double> ridges, Settings settings, IReadOnlyList<PlacedSensors> placed)
{
    private static readonly JsonSerializerOptions Json = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    public void Print(TextWriter writer)
    {
        foreach (int count in settings.Sensors)
        {
            writer.WriteLine();
            writer.WriteLine($"{count} sensors: error on held-out rows, in % of what is beyond the usual (by area); ridge {ridges[count]}");
            var table = new TextTable("placed by", "linear", "cross-validated", "network", "s");
            foreach (PixelMaskMethod method in settings.Methods)
            {
                PlacedSensors one = Of(method, count).Single();
                table.Add(
                    MethodName.Title(method),
                    Text(one.Linear.TestError),
                    Text(one.Linear.CrossValidatedError),
                    Text(one.NetworkError),
                    one.Seconds.ToString("F1"));
            }

            PlacedSensors[] random = Of(null, count);
            table.Add(
                $"random, {random.Length} times",
                Statistics.Of(random.Select(one => Percent(one.Linear.TestError))).ToString(1),
                Statistics.Of(random.Select(one => Percent(one.Linear.CrossValidatedError))).ToString(1),
                "-",
                "-");
            table.Add($"{count} principal components (no sensors)", Text(judge.PrincipalError(count)), "-", "-", "-");
            table.Write(writer);
            writer.WriteLine($"least linear error: {Winner(count)}");
        }
    }

    public void WriteJson(string path) => File.WriteAllText(path, JsonSerializer.Serialize(
        new
        {
            settings.Data,
            Field = field.Field.Name,
            TrainingRows = field.TrainingNames.Count,
            HeldOutRows = field.TestNames,
            Cells = field.Field.CellCount - field.MissingCells.Count,
            settings.Steps,
            settings.RefitSteps,
            UsualError = judge.UsualError,
            PrincipalComponentErrors = settings.Sensors.Select(count => new { Count = count, Error = judge.PrincipalError(count) }),
            Placements = placed.Select(one => new
            {
                Method = one.Placement.Method is { } method ? MethodName.Short(method) : "random",
                one.Placement.Count,
                one.Placement.Seed,
                one.Linear.TestError,
                one.Linear.CrossValidatedError,
                Ridge = ridges[one.Placement.Count],
                one.NetworkError,
                one.Seconds,
                Sensors = one.Cells.Select(cell => new
                {
                    Cell = cell,
                    Latitude = field.Field.Latitudes[cell / field.Field.Longitudes.Count],
                    Longitude = field.Field.Longitudes[cell % field.Field.Longitudes.Count],
                }),
            }),
        },
        Json));

    /// <summary>Draws the places of all methods on the deviation of the field, and a held-out row beside what is made of it.</summary>
    public void Draw(string folder)
    {
        const int Shown = 0;
        int cells = field.Field.CellCount;
        foreach (int count in settings.Sensors)
        {
            var sheet = new ImageSheet { Zoom = 2, PicturesPerLine = 2 };
            float[] truth = field.Test[(Shown * cells)..((Shown + 1) * cells)];
            float[] deviations = Deviations();
            sheet.Add($"{field.Field.Name}, {count} sensors. held-out {field.TestNames[Shown]}", Map(truth, []));
            foreach (PlacedSensors one in placed.Where(one => one.Placement.Count == count && one.Placement.Seed == 0))
            {
                string name = one.Placement.Method is { } method ? MethodName.Title(method) : "random";
                float[] reconstructed = judge.Reconstruct(one.Cells, ridges[count], Shown);
                sheet.Add(
                    $"{name}, {Text(one.Linear.TestError)} %: places on the deviation, and what is made of {field.TestNames[Shown]}",
                    Map(deviations, one.Cells),
                    Map(reconstructed, []));
            }

            sheet.Save(Path.Combine(folder, $"sensors-{count}.png"));
        }
    }

    private Picture Map(float[] cells, IEnumerable<int> marks)
    {
        float[] shown = [.. cells];
        foreach (int cell in field.MissingCells)
        {
            shown[cell] = float.NaN;
        }

        return field.Field.Draw(shown, marks);
    }

    private float[] Deviations()
    {
        int cells = field.Field.CellCount;
        double[] squares = new double[cells];
        for (int i = 0; i < field.Training.Length; i++)
        {
            squares[i % cells] += (double)field.Training[i] * field.Training[i];
        }

        return [.. squares.Select(square => (float)Math.Sqrt(square / field.TrainingNames.Count))];
    }

    private string Winner(int count)
    {
        (string Name, double Error)[] all =
        [
            .. settings.Methods.Select(method => (MethodName.Title(method), Of(method, count).Single().Linear.TestError)),
            ("random (mean)", Of(null, count).Average(one => one.Linear.TestError)),
        ];
        (string Name, double Error)[] sorted = [.. all.OrderBy(one => one.Error)];
        return $"{sorted[0].Name}, {Text(sorted[0].Error)} %; next {sorted[1].Name}, {Text(sorted[1].Error)} %";
    }

    private PlacedSensors[] Of(PixelMaskMethod? method, int count) =>
        [.. placed.Where(one => one.Placement.Method == method && one.Placement.Count == count)];

    private double Percent(double error) => 100 * error / judge.UsualError;

    private string Text(double error) => Percent(error).ToString("F1");
}
