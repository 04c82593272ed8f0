using MLNet.FeatureGating.Pixels;
using SampleData;
using SampleData.Files;

namespace PixelMasks;

/// <summary>All runs, for a person and for a program.</summary>
internal sealed class Report(DataSet data, Settings settings, IReadOnlyList<(Run Run, RunResult Result)> results)
{
    public void Print(TextWriter writer)
    {
        writer.WriteLine();
        writer.WriteLine(
            $"mean squared error x 100{(data.Weights is null ? string.Empty : " of the variance, by area")}: \"joint\" by the network that was "
            + "trained with the mask (on held-out training images),");
        writer.WriteLine(
            $"\"refit\" by a new network on the mask as it was fixed (on the {data.TestCount:N0} test images)"
            + (settings.Seeds > 1 ? $"; mean +- standard deviation of {settings.Seeds} seeds" : string.Empty));
        writer.WriteLine();
        var table = new TextTable(["method", .. settings.Pixels.SelectMany(pixels => new[] { $"k = {pixels}: joint", "refit", "pixels", "s" })]);
        foreach (PixelMaskMethod method in settings.Methods)
        {
            table.Add([MethodName.Title(method), .. settings.Pixels.SelectMany(pixels => Cells(method, pixels))]);
        }

        table.Write(writer);
        writer.WriteLine();
        writer.WriteLine(
            $"the mean image: {results[0].Result.BaselineError:F2} on held-out training images, {100 * data.ConstantTestError():F2} on test images");
    }

    public void WriteJson(string path) => ResultsFile.Write(
        path,
        new
        {
            Data = data.Name,
            data.TrainingCount,
            data.TestCount,
            data.Grid.Height,
            data.Grid.Width,
            settings.Steps,
            settings.RefitSteps,
            settings.BatchSize,
            Reconstructor = settings.Reconstructor.ToString(),
            Unit = data.Weights is null ? "mean squared error x 100" : "mean squared error x 100 / variance, weighted by area",
            JointErrorOn = "held-out training images",
            TestErrorOn = "test images",
            Runs = results.Select(one => new
            {
                Method = MethodName.Short(one.Run.Method),
                one.Run.Pixels,
                one.Run.Seed,
                one.Result.Count,
                one.Result.JointError,
                one.Result.HeldOutError,
                one.Result.TestError,
                one.Result.BaselineError,
                one.Result.Seconds,
                one.Result.SelectedPixels,
            }),
        });

    private string[] Cells(PixelMaskMethod method, int pixels)
    {
        RunResult[] runs = [.. results.Where(one => one.Run.Method == method && one.Run.Pixels == pixels).Select(one => one.Result)];
        return
        [
            Statistics.Of(runs.Select(run => run.JointError)).ToString(2),
            Statistics.Of(runs.Select(run => run.TestError)).ToString(2),
            string.Join("/", runs.Select(run => run.Count).Distinct()),
            Statistics.Of(runs.Select(run => run.Seconds)).Mean.ToString("F0"),
        ];
    }
}
