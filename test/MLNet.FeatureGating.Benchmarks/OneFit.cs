using System.Diagnostics;
using System.Globalization;
using MLNet.FeatureGating.Training;

namespace MLNet.FeatureGating.Benchmarks;

/// <summary>One fit here against the same training loop in Python with PyTorch, in turn, on the same BLAS and one thread.</summary>
internal static class OneFit
{
    private const int Rounds = 5;
    private const int FitsARound = 3;
    private const string Python = "/usr/bin/python3";

    public static void Run()
    {
        var perBatch = new Sample();
        var perRow = new Sample();
        var peer = new Sample();
        Fit(NoiseSharing.PerBatch);
        Fit(NoiseSharing.PerRow);
        for (int round = 0; round < Rounds; round++)
        {
            foreach (double seconds in PeerFits())
            {
                peer.Add(seconds);
            }

            for (int fit = 0; fit < FitsARound; fit++)
            {
                perBatch.Add(Fit(NoiseSharing.PerBatch));
                perRow.Add(Fit(NoiseSharing.PerRow));
            }
        }

        Console.WriteLine($"  Python, noise per batch as SToG has it: {peer}");
        Console.WriteLine($"  here, noise per batch:                  {perBatch}");
        Console.WriteLine($"  here, noise per row (the default):      {perRow}");
        Console.WriteLine(
            $"  Python / here: {peer.Median / perBatch.Median:F2} per batch, {peer.Median / perRow.Median:F2} per row "
            + "(more than 1: here is faster)");
    }

    private static double Fit(NoiseSharing noise) => StogStudy.Seconds(StogStudy.Create(1, noise));

    private static double[] PeerFits()
    {
        var start = new ProcessStartInfo(Python) { RedirectStandardOutput = true };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "peer", "one_fit.py"));
        start.ArgumentList.Add(FitsARound.ToString(CultureInfo.InvariantCulture));
        start.ArgumentList.Add(StogStudy.Epochs.ToString(CultureInfo.InvariantCulture));
        using Process process = Process.Start(start) ?? throw new InvalidOperationException($"{Python} did not start.");
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"The peer's side ended with exit status {process.ExitCode}.");
        }

        return [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => double.Parse(line, CultureInfo.InvariantCulture))];
    }
}
