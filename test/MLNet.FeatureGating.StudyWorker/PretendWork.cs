using System.Globalization;
using System.Text;
using MLNet.FeatureGating.Search.Storage;

namespace MLNet.FeatureGating.StudyWorker;

/// <summary>Units of work that follow from their numbers alone, and whose results are of many sizes.</summary>
internal static class PretendWork
{
    public static StudyFingerprint Fingerprint { get; } = new("pretend work", new Dictionary<string, string> { ["work"] = "1" });

    public static string Key(int unit) => string.Create(CultureInfo.InvariantCulture, $"unit {unit}");

    public static string Result(int unit)
    {
        var random = new Random(unit);
        var text = new StringBuilder("[");
        for (int left = random.Next(6000); left > 0; left--)
        {
            text.Append(CultureInfo.InvariantCulture, $"{random.NextDouble()},");
        }

        return text.Append(CultureInfo.InvariantCulture, $"{unit}]").ToString();
    }
}
