using System.Diagnostics;
using System.Runtime.CompilerServices;
using MLNet.FeatureGating.Training.Torch;
using static TorchSharp.torch;

namespace MLNet.FeatureGating.Diagnostics;

/// <summary>What there is of torch on this machine.</summary>
/// <param name="Version">The version of torch; null where it cannot be loaded.</param>
/// <param name="Problem">Why it cannot be loaded; null where it can.</param>
/// <param name="HasCuda">Whether torch finds a CUDA device.</param>
/// <param name="DriverDevices">The number of CUDA devices that the driver tells of.</param>
/// <param name="Gigaflops">The speed of a 1024 x 1024 matrix product on one thread, in 10^9 operations a second; null where torch cannot be loaded.</param>
internal sealed record TorchDiagnosis(string? Version, string? Problem, bool HasCuda, int DriverDevices, double? Gigaflops)
{
    private const int Size = 1024;
    private const int Repetitions = 5;

    /// <summary>Looks, and measures.</summary>
    public static TorchDiagnosis Make()
    {
        int devices = CudaDriver.DeviceCount();
        try
        {
            return Look(devices);
        }
        catch (Exception e) when (DeviceSelection.IsMissingLibrary(e) || e is FileNotFoundException)
        {
            Exception cause = e;
            while (cause.InnerException is { } inner)
            {
                cause = inner;
            }

            return new(null, FirstSentence(cause.Message), false, devices, null);
        }
    }

    // Apart, so that what loads torch fails inside the try block.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static TorchDiagnosis Look(int devices)
    {
        bool hasCuda = cuda.is_available();
        return new(__version__, null, hasCuda, devices, Measure());
    }

    // The rest of what loaders say is a list of the places where they looked.
    private static string FirstSentence(string message)
    {
        string line = message.Split('\n')[0].Trim();
        int end = line.IndexOf(". ", StringComparison.Ordinal);
        return end < 0 ? line : line[..(end + 1)];
    }

    private static double Measure()
    {
        using var limit = new ThreadLimit(1);
        using var scope = NewDisposeScope();
        Tensor a = ones([1, Size, Size], ScalarType.Float32);
        Tensor b = ones([1, Size, Size], ScalarType.Float32);
        a.bmm(b).Dispose();
        double fastest = double.PositiveInfinity;
        for (int i = 0; i < Repetitions; i++)
        {
            long start = Stopwatch.GetTimestamp();
            a.bmm(b).Dispose();
            fastest = Math.Min(fastest, Stopwatch.GetElapsedTime(start).TotalSeconds);
        }

        return 2.0 * Size * Size * Size / fastest / 1e9;
    }
}
