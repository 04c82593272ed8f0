using System.Globalization;
using System.Text.Json;

namespace MLNet.FeatureGating.Benchmarks;

/// <summary>What was measured on LassoNet, once: see lassonet.json beside this file.</summary>
/// <param name="PlainTorchSeconds">The CPU time of a plain loop in PyTorch on the same machine.</param>
/// <param name="DataSets">The path on each data set.</param>
internal sealed record LassoNetReference(double PlainTorchSeconds, IReadOnlyDictionary<string, LassoNetPath> DataSets)
{
    private static readonly JsonSerializerOptions Options = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    public static LassoNetReference Load() => JsonSerializer.Deserialize<LassoNetReference>(
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "data", "lassonet.json")), Options)!;
}

/// <summary>LassoNet's path on a data set.</summary>
/// <param name="Seconds">The CPU time of the whole path.</param>
/// <param name="TestAccuracy">The accuracy on the test rows by number of features.</param>
internal sealed record LassoNetPath(double Seconds, IReadOnlyDictionary<string, double> TestAccuracy)
{
    /// <summary>The number of features nearest to one, of those that the path came by, and its accuracy.</summary>
    public (int Count, double Accuracy) Nearest(int count)
    {
        int nearest = TestAccuracy.Keys.Select(key => int.Parse(key, CultureInfo.InvariantCulture)).MinBy(known => Math.Abs(known - count));
        return (nearest, TestAccuracy[nearest.ToString(CultureInfo.InvariantCulture)]);
    }
}
