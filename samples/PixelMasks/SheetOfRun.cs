using MLNet.FeatureGating.Pixels;
using SampleData.Pictures;

namespace PixelMasks;

/// <summary>The pictures of a selection, as figures 3 to 8 of the logitNormal paper.</summary>
internal static class SheetOfRun
{
    // A larger matrix is no picture any more.
    private const int LargestMatrix = 1000;

    private const int MapsOfCovariance = 10;

    public static void Save(DataSet data, Run run, PixelMaskTransformer selection, float[] reconstructed, string folder)
    {
        string name = $"{MethodName.Short(run.Method)}-{run.Pixels}";
        int pixels = data.Grid.PixelCount;
        float[] Image(float[] images, int image) => images[(image * pixels)..((image + 1) * pixels)];
        var sheet = new ImageSheet { Zoom = data.Grid.Width > 60 ? 1 : 2, PicturesPerLine = data.Grid.Width > 60 ? 3 : 20 };
        sheet.Add($"{MethodName.Title(run.Method)}, {run.Pixels} pixels of {data.Name}");
        sheet.Add(
            "the mask, and the average of masks drawn from the law",
            data.Map(selection.Mask.Select(isSelected => isSelected ? 1.0 : 0.0)),
            data.Map(selection.Probabilities));
        if (selection.MaskSamples.Count > 0)
        {
            sheet.Add("masks drawn at temperature 0", selection.MaskSamples.Take(sheet.PicturesPerLine)
                .Select(sample => data.Map(sample.Select((isOpen, pixel) => isOpen && selection.Probabilities[pixel] > 0 ? 1.0 : 0.0))));
        }

        if (selection.LogitCovariance.Length > 0)
        {
            sheet.Add(
                "covariance of the logits of the first pixels with all: yellow above 0, blue below",
                selection.SelectedPixels.Take(MapsOfCovariance)
                    .Select(pixel => data.MapAroundZero(selection.LogitCovariance.Slice(pixel * pixels, pixels).ToArray())));
        }

        float[] Seen(int image) => [.. Image(data.Test, image).Select((value, pixel) => selection.Mask[pixel] ? value : 0)];
        sheet.Add("what is seen", data.Shown.Select(image => data.Draw(Seen(image))));
        sheet.Add("reconstruction", data.Shown.Select(image => data.Draw(Image(reconstructed, image))));
        sheet.Add("truth", data.Shown.Select(image => data.Draw(Image(data.Test, image))));
        sheet.Save(Path.Combine(folder, name + ".png"));
        SaveCovariance(run, selection, Path.Combine(folder, name + "-covariance.png"));
    }

    /// <summary>Draws the average masks of all methods side by side (figure 4).</summary>
    public static void SaveAverages(DataSet data, IEnumerable<(Run Run, RunResult Result)> results, string folder)
    {
        var sheet = new ImageSheet { Zoom = data.Grid.Width > 60 ? 1 : 4, PicturesPerLine = data.Grid.Width > 60 ? 3 : 10 };
        foreach (IGrouping<int, (Run Run, RunResult Result)> group in results.Where(one => one.Run.Seed == 0).GroupBy(one => one.Run.Pixels))
        {
            sheet.Add(
                $"average masks, {group.Key} pixels: {string.Join(", ", group.Select(one => MethodName.Title(one.Run.Method)))}",
                group.Select(one => data.Map(one.Result.Probabilities)));
        }

        sheet.Save(Path.Combine(folder, "average-masks.png"));
    }

    private static void SaveCovariance(Run run, PixelMaskTransformer selection, string path)
    {
        int pixels = selection.Grid.PixelCount;
        if (selection.LogitCovariance.Length == 0 || pixels > LargestMatrix)
        {
            return;
        }

        var sheet = new ImageSheet { Zoom = 1 };
        sheet.Add($"{MethodName.Title(run.Method)}, {run.Pixels} pixels: covariance of the logits, yellow above 0, blue below");
        sheet.Add(string.Empty, Picture.AroundZero(pixels, pixels, selection.LogitCovariance.Span));
        sheet.Save(path);
    }
}
