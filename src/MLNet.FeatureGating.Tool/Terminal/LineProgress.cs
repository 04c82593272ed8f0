using System.Diagnostics;
using System.Globalization;

namespace MLNet.FeatureGating.Tool.Terminal;

/// <summary>Progress as plain lines, for log files: one for each stage, and now and then one more.</summary>
internal sealed class LineProgress(TextWriter writer) : IProgressWriter
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    private string? _stage;
    private long _written;

    public void Show(string stage, double part, TimeSpan? remaining)
    {
        if (stage == _stage && Stopwatch.GetElapsedTime(_written) < Interval)
        {
            return;
        }

        _stage = stage;
        _written = Stopwatch.GetTimestamp();
        writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{part * 100,3:F0} %  {stage}{Durations.Left(remaining)}"));
    }

    public void Clear()
    {
    }
}
