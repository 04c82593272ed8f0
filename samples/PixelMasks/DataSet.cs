using System.Numerics;
using MLNet.FeatureGating.Training;
using SampleData;
using SampleData.Files;
using SampleData.Pictures;

namespace PixelMasks;

/// <summary>Images, or fields that are looked at as images.</summary>
/// <param name="Name">The name of the data.</param>
/// <param name="Grid">The size of an image.</param>
/// <param name="Training">The images to learn from, one behind the other.</param>
/// <param name="Test">The images to judge by.</param>
/// <param name="ExcludedPixels">Those without values.</param>
/// <param name="Weights">How much each pixel counts; null for all alike.</param>
/// <param name="Positions">Where each pixel lies; null where images are flat.</param>
/// <param name="Unit">What squared errors are divided by: 1 for images from 0 to 1, the variance of fields.</param>
/// <param name="Shown">The images to judge by that are drawn.</param>
/// <param name="Draw">Draws an image.</param>
internal sealed record DataSet(
    string Name,
    PixelGrid Grid,
    float[] Training,
    float[] Test,
    IReadOnlyList<int> ExcludedPixels,
    IReadOnlyList<double>? Weights,
    IReadOnlyList<Vector3>? Positions,
    double Unit,
    IReadOnlyList<int> Shown,
    Func<float[], Picture> Draw)
{
    private const int Pictures = 20;
    private const int OceanDepths = 6;
    private const int HeldOutYears = 2;

    // Of data that is not in two parts.
    private const int EveryTest = 5;

    public static IReadOnlyList<string> Names { get; } = ["mnist", "fashion-mnist", "faces", "winds", "ocean"];

    public int TrainingCount => Training.Length / Grid.PixelCount;

    public int TestCount => Test.Length / Grid.PixelCount;

    /// <summary>Reads some data, which is brought first where it is missing.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="limit">How many images there are at most.</param>
    /// <exception cref="DataFileException">It is not there, or damaged.</exception>
    public static DataSet Read(string name, int limit)
    {
        DataFolder folder = DataScript.Bring(name);
        return name switch
        {
            "winds" => Of(name, FieldAnomalies.OfMonths(GriddedField.Read(folder, "zonal-wind"), HeldOutYears)),
            "ocean" => Of(
                name,
                FieldAnomalies.OfDepths([.. Enumerable.Range(0, OceanDepths).Select(depth => GriddedField.Read(folder, "temperature", depth))])),
            "faces" => OfFaces(ImageData.ReadFaces(folder)),
            _ => Of(name, ImageData.ReadTraining(folder, limit), ImageData.ReadTest(folder, limit)),
        };
    }

    /// <summary>The mean squared error of reconstructed images to judge by.</summary>
    public double TestError(IReadOnlyList<float> reconstructed)
    {
        int pixels = Grid.PixelCount;
        double sum = 0;
        for (int i = 0; i < Test.Length; i++)
        {
            double deviation = reconstructed[i] - Test[i];
            sum += deviation * deviation * (Weights?[i % pixels] ?? 1);
        }

        return sum / (Weights?.Sum() ?? pixels) / TestCount / Unit;
    }

    /// <summary>The same of the mean image to learn from, for each image to judge by.</summary>
    public double ConstantTestError()
    {
        double[] means = new double[Grid.PixelCount];
        for (int i = 0; i < Training.Length; i++)
        {
            means[i % means.Length] += Training[i];
        }

        return TestError([.. Enumerable.Range(0, Test.Length).Select(i => (float)(means[i % means.Length] / TrainingCount))]);
    }

    /// <summary>Draws a map of numbers from 0 to 1 over the pixels.</summary>
    public Picture Map(IEnumerable<double> values) => new(Grid.Height, Grid.Width, [.. Upright([.. values.Select(value => (float)value)])]);

    /// <summary>Draws a map of numbers around 0.</summary>
    public Picture MapAroundZero(float[] values) => Picture.AroundZero(Grid.Height, Grid.Width, Upright(values));

    // Fields begin in the south.
    private float[] Upright(float[] values) => Weights is null ? values : [.. values.Chunk(Grid.Width).Reverse().SelectMany(row => row)];

    private static DataSet Of(string name, ImageData training, ImageData test)
    {
        // As many of each class as there is place for.
        int each = Math.Max(1, Pictures / 10);
        int[] shown =
        [
            .. Enumerable.Range(0, test.Count)
                .GroupBy(image => test.Labels[image])
                .OrderBy(images => images.Key)
                .SelectMany(images => images.Take(each)),
        ];
        var grid = new PixelGrid(training.Height, training.Width);
        return new(name, grid, training.Values, test.Values, [], null, null, 1, shown, Gray(grid.Height, grid.Width));
    }

    private static DataSet OfFaces(ImageData faces)
    {
        float[] Part(bool isTest) =>
        [
            .. Enumerable.Range(0, faces.Count)
                .Where(image => (image % EveryTest == EveryTest - 1) == isTest)
                .SelectMany(image => faces.Image(image).ToArray()),
        ];
        var grid = new PixelGrid(faces.Height, faces.Width);
        return new("faces", grid, Part(false), Part(true), [], null, null, 1, [.. Enumerable.Range(0, Pictures)], Gray(grid.Height, grid.Width));
    }

    private static DataSet Of(string name, FieldAnomalies field)
    {
        var grid = new PixelGrid(field.Field.Latitudes.Count, field.Field.Longitudes.Count);
        double sum = 0;
        for (int i = 0; i < field.Training.Length; i++)
        {
            sum += field.CellWeights[i % grid.PixelCount] * field.Training[i] * field.Training[i];
        }

        double variance = sum / field.CellWeights.Sum() / (field.Training.Length / grid.PixelCount);
        int shown = Math.Min(6, field.TestNames.Count);
        HashSet<int> missing = [.. field.MissingCells];
        Picture Draw(float[] cells) => field.Field.Draw([.. cells.Select((value, cell) => missing.Contains(cell) ? float.NaN : value)]);
        return new(
            name,
            grid,
            field.Training,
            field.Test,
            field.MissingCells,
            field.CellWeights,
            [.. Enumerable.Range(0, grid.PixelCount).Select(field.Field.Position)],
            variance,
            [.. Enumerable.Range(0, shown)],
            Draw);
    }

    private static Func<float[], Picture> Gray(int height, int width) => values => new(height, width, values);
}
