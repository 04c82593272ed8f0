using System.Globalization;

namespace MLNet.FeatureGating.Tool.Terminal;

/// <summary>Says how long something takes.</summary>
internal static class Durations
{
    public static string Text(TimeSpan duration) => duration.TotalSeconds switch
    {
        < 10 => string.Create(CultureInfo.InvariantCulture, $"{duration.TotalSeconds:F1} s"),
        < 100 => string.Create(CultureInfo.InvariantCulture, $"{duration.TotalSeconds:F0} s"),
        < 6000 => string.Create(CultureInfo.InvariantCulture, $"{duration.TotalMinutes:F0} min"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{duration.TotalHours:F1} h"),
    };

    /// <summary>The end of a line of progress.</summary>
    public static string Left(TimeSpan? remaining) => remaining is { } left ? $", about {Text(left)} left" : string.Empty;
}
