using MLNet.FeatureGating.Pixels;
using MLNet.FeatureGating.Tool.Files;
using MLNet.FeatureGating.Tool.Reporting;

namespace MLNet.FeatureGating.Tool.Imaging;

/// <summary>The files that a selection of pixels writes.</summary>
internal static class MaskFiles
{
    private const string Model = "model.zip";
    private const string MaskPicture = "mask.pgm";
    private const string Probabilities = "probabilities.pgm";
    private const string Samples = "samples.pgm";
    private const string Covariance = "covariance.pgm";
    private const int SamplesPerLine = 4;

    // A larger matrix is no picture any more.
    private const int LargestMatrix = 1024;

    /// <summary>The names of all files that any selection writes.</summary>
    public static IReadOnlyList<string> Names { get; } =
        [MaskJson.FileName, Model, MaskPicture, Probabilities, Samples, Covariance, ReportFile.Name];

    /// <summary>The files of one selection: where nothing is selected, there is no model.</summary>
    public static IEnumerable<OutputFile> Of(MaskOutcome outcome)
    {
        Mask mask = outcome.Mask;
        (int width, int height) = (mask.Shape.Width, mask.Shape.Height);
        yield return new(MaskJson.FileName, stream => MaskJson.Write(stream, outcome));
        if (outcome.WriteModel is { } write)
        {
            yield return new(Model, write);
        }

        yield return new(
            MaskPicture, stream => Graymap.Write(stream, width, height, (row, column) => mask.IsKept((row * width) + column) ? 1 : 0));
        yield return new(
            Probabilities, stream => Graymap.Write(stream, width, height, (row, column) => mask.ProbabilityOf((row * width) + column)));
        if (outcome.Selection is { MaskSamples.Count: > 0 } drawn)
        {
            yield return new(Samples, stream => WriteSamples(stream, drawn));
        }

        if (outcome.Selection is { LogitCovariance.Length: > 0, Grid.PixelCount: <= LargestMatrix } law)
        {
            yield return new(Covariance, stream => WriteCovariance(stream, law));
        }

        yield return ReportFile.Of(outcome.Summary, mask.Shape.ToLayout());
    }

    // Masks in lines of four, gray lines between them.
    private static void WriteSamples(Stream stream, PixelMaskTransformer selection)
    {
        int width = selection.Grid.Width + 1;
        int height = selection.Grid.Height + 1;
        IReadOnlyList<IReadOnlyList<bool>> samples = selection.MaskSamples;
        int columns = Math.Min(samples.Count, SamplesPerLine);
        int lines = (samples.Count + columns - 1) / columns;
        Graymap.Write(stream, (columns * width) - 1, (lines * height) - 1, (row, column) =>
        {
            int sample = (row / height * columns) + (column / width);
            (int top, int left) = (row % height, column % width);
            bool isBetween = sample >= samples.Count || top == height - 1 || left == width - 1;
            return isBetween ? 0.5 : samples[sample][(top * (width - 1)) + left] ? 1 : 0;
        });
    }

    // Gray is none, white the largest there is.
    private static void WriteCovariance(Stream stream, PixelMaskTransformer selection)
    {
        int pixels = selection.Grid.PixelCount;
        ReadOnlyMemory<float> values = selection.LogitCovariance;
        float largest = 0;
        foreach (float value in values.Span)
        {
            largest = Math.Max(largest, Math.Abs(value));
        }

        Graymap.Write(
            stream, pixels, pixels, (row, column) => largest > 0 ? 0.5 + (values.Span[(row * pixels) + column] / (2 * largest)) : 0.5);
    }
}
