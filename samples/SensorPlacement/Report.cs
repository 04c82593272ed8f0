using MLNet.FeatureGating.Pixels;
using PixelMasks;
using SampleData;
using SampleData.Files;
using SampleData.Pictures;

namespace SensorPlacement;

/// <summary>All placements, for a person and for a program.</summary>
internal sealed class Report(IReadOnlyList<Split> splits, Settings settings, IReadOnlyList<PlacedSensors> placed)
{
    private const double Percent = 100;

    private static readonly (string Name, Func<PlacedSensors, double> Error)[] Judges =
    [
        ("linear", one => one.PlainError),
        ("tapered", one => one.TaperedError),
        ("network", one => one.NetworkError),
    ];

    private IEnumerable<(string Name, Func<PlacedSensors, double> Error)> Used => settings.IsNetworkJudging ? Judges : Judges[..2];

    public void Print(TextWriter writer)
    {
        foreach (int count in settings.Sensors)
        {
            writer.WriteLine();
            writer.WriteLine(
                $"{count} sensors: error on held-out rows in % of what is beyond the usual (by area), mean +- standard deviation of {splits.Count} splits;");
            writer.WriteLine("\"less than greedy\": by how much, split by split, mean +- standard error");
            var table = new TextTable(["placed by", .. Used.SelectMany(judge => new[] { judge.Name, "less than greedy" }), "s"]);
            foreach (PixelMaskMethod method in settings.Methods)
            {
                PlacedSensors[][] ofMethod = Of(method, count);
                table.Add([MethodName.Title(method), .. Cells(ofMethod, count), ofMethod.SelectMany(all => all).Average(one => one.Seconds).ToString("F1")]);
            }

            table.Add([$"random, mean of {settings.RandomPlacements}", .. Cells(Of(null, count), count), "-"]);
            table.Add([$"{count} principal components (no sensors)", .. Principal(count), "-"]);
            table.Write(writer);
            writer.WriteLine(
                "chosen by random places inside the rows to learn from: ridge "
                + $"{Listed(split => split.Plain(count).Ridge)} (linear), {Listed(split => split.Tapered(count).Ridge)} (tapered), reach "
                + $"{Listed(split => split.Tapered(count).Reach)}"
                + (settings.IsNetworkJudging ? $", {Listed(split => split.Network!.Steps(count))} steps (network)" : string.Empty));
        }
    }

    public void WriteJson(string path) => ResultsFile.Write(
        path,
        new
        {
            settings.Data,
            Field = splits[0].Field.Field.Name,
            Cells = splits[0].Field.Field.CellCount - splits[0].Field.MissingCells.Count,
            settings.Steps,
            Splits = splits.Select(split => new
            {
                split.Number,
                TrainingRows = split.Field.TrainingNames.Count,
                HeldOutRows = split.Field.TestNames,
                split.Judge.UsualError,
                Judges = settings.Sensors.Select(count => new
                {
                    Sensors = count,
                    PlainRidge = split.Plain(count).Ridge,
                    TaperedRidge = split.Tapered(count).Ridge,
                    split.Tapered(count).Reach,
                    NetworkSteps = split.Network?.Steps(count),
                    PrincipalComponentError = split.Judge.PrincipalError(count) / split.Judge.UsualError,
                }),
            }),
            Placements = placed.Select(one => new
            {
                Method = one.Placement.Method is { } method ? MethodName.Short(method) : "random",
                Split = one.Placement.Split.Number,
                one.Placement.Count,
                one.Placement.Seed,
                one.PlainError,
                one.TaperedError,
                one.NetworkError,
                one.Seconds,
                Sensors = one.Cells.Select(cell => new
                {
                    Cell = cell,
                    Latitude = one.Placement.Split.Field.Field.Latitudes[cell / one.Placement.Split.Field.Field.Longitudes.Count],
                    Longitude = one.Placement.Split.Field.Field.Longitudes[cell % one.Placement.Split.Field.Field.Longitudes.Count],
                }),
            }),
        });

    /// <summary>
    /// Draws the places of all methods on the deviation of the field, and a held-out row of the first split beside what is made of
    /// it.
    /// </summary>
    public void Draw(string folder)
    {
        const int Shown = 0;
        FieldAnomalies field = splits[0].Field;
        int cells = field.Field.CellCount;
        float[] deviations = Deviations(field);
        foreach (int count in settings.Sensors)
        {
            var sheet = new ImageSheet { Zoom = 2, PicturesPerLine = 2 };
            float[] truth = field.Test[(Shown * cells)..((Shown + 1) * cells)];
            sheet.Add($"{field.Field.Name}, {count} sensors. held-out {field.TestNames[Shown]}", Map(field, truth, []));
            foreach (PlacedSensors one in placed.Where(one =>
                one.Placement.Count == count && one.Placement.Split == splits[0] && one.Placement.Seed == 0))
            {
                string name = one.Placement.Method is { } method ? MethodName.Title(method) : "random";
                float[] reconstructed = splits[0].Judge.Reconstruct(one.Cells, splits[0].Tapered(count), Shown);
                sheet.Add(
                    $"{name}, {Percent * one.TaperedError:F1} %: places on the deviation, and what is made of {field.TestNames[Shown]}",
                    Map(field, deviations, one.Cells),
                    Map(field, reconstructed, []));
            }

            sheet.Save(Path.Combine(folder, $"sensors-{count}.png"));
        }
    }

    private static Picture Map(FieldAnomalies field, float[] cells, IEnumerable<int> marks)
    {
        float[] shown = [.. cells];
        foreach (int cell in field.MissingCells)
        {
            shown[cell] = float.NaN;
        }

        return field.Field.Draw(shown, marks);
    }

    private static float[] Deviations(FieldAnomalies field)
    {
        int cells = field.Field.CellCount;
        double[] squares = new double[cells];
        for (int i = 0; i < field.Training.Length; i++)
        {
            squares[i % cells] += (double)field.Training[i] * field.Training[i];
        }

        return [.. squares.Select(square => (float)Math.Sqrt(square / field.TrainingNames.Count))];
    }

    // Of networks one random placement is judged, of everything else all of them.
    private static double[] Errors(PlacedSensors[][] bySplit, Func<PlacedSensors, double> error) =>
        [.. bySplit.Select(all => Percent * all.Select(error).Where(one => !double.IsNaN(one)).DefaultIfEmpty(double.NaN).Average())];

    private IEnumerable<string> Cells(PlacedSensors[][] bySplit, int count)
    {
        foreach ((string _, Func<PlacedSensors, double> error) in Used)
        {
            double[] errors = Errors(bySplit, error);
            var less = Statistics.Of(Errors(Of(PixelMaskMethod.GreedyLinear, count), error).Zip(errors, (greedy, own) => greedy - own));
            yield return Statistics.Of(errors).ToString(1);
            yield return less.Mean == 0 && less.StandardDeviation == 0 ? "-" : (less with { StandardDeviation = less.StandardError }).ToString(1);
        }
    }

    private IEnumerable<string> Principal(int count)
    {
        string error = Statistics.Of(splits.Select(split => Percent * split.Judge.PrincipalError(count) / split.Judge.UsualError)).ToString(1);
        return Used.SelectMany((_, i) => new[] { i == 0 ? error : "-", "-" });
    }

    private string Listed<T>(Func<Split, T> choice) => string.Join("/", splits.Select(choice).Distinct().Order());

    private PlacedSensors[][] Of(PixelMaskMethod? method, int count) =>
    [
        .. splits.Select(split => placed
            .Where(one => one.Placement.Method == method && one.Placement.Count == count && one.Placement.Split == split)
            .ToArray()),
    ];
}
