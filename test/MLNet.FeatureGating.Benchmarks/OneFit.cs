using MLNet.FeatureGating.Training;
using MLNet.FeatureGating.Training.Cpu;

namespace MLNet.FeatureGating.Benchmarks;

/// <summary>One fit by the managed engine against the same training loop in Python with PyTorch, in turn, on one thread.</summary>
internal static class OneFit
{
    private const int Rounds = 5;
    private const int FitsARound = 3;

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

    private static double Fit(NoiseSharing noise) => new CpuTrainingEngine(1).Train(StogStudy.Create(1, noise)).Elapsed.TotalSeconds;

    private static double[] PeerFits() => [.. Peer.Run("one_fit.py", FitsARound, StogStudy.Epochs).Select(Peer.Number)];
}
