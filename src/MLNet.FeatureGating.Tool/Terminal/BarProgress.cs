using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace MLNet.FeatureGating.Tool.Terminal;

/// <summary>Progress as a bar on the last line of a terminal.</summary>
internal sealed class BarProgress(TextWriter writer) : IProgressWriter
{
    private const int BarWidth = 24;
    private const int DefaultWidth = 80;
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    private readonly (char Full, char Empty) _marks = writer.Encoding.CodePage == Encoding.UTF8.CodePage ? ('━', '─') : ('#', '.');
    private long _written;
    private int _shown;

    public void Show(string stage, double part, TimeSpan? remaining)
    {
        if (_shown > 0 && Stopwatch.GetElapsedTime(_written) < Interval)
        {
            return;
        }

        _written = Stopwatch.GetTimestamp();
        int full = (int)Math.Round(BarWidth * Math.Clamp(part, 0, 1));
        string bar = new string(_marks.Full, full) + new string(_marks.Empty, BarWidth - full);
        string text = string.Create(CultureInfo.InvariantCulture, $"{bar} {part * 100,3:F0} %  {stage}{Durations.Left(remaining)}");
        text = text[..Math.Min(text.Length, Width() - 1)];

        // Blanks, not an escape sequence, end what a longer line has left.
        writer.Write($"\r{text}{new string(' ', Math.Max(0, _shown - text.Length))}\r");
        writer.Flush();
        _shown = text.Length;
    }

    public void Clear()
    {
        if (_shown > 0)
        {
            writer.Write($"\r{new string(' ', _shown)}\r");
            writer.Flush();
            _shown = 0;
        }
    }

    private static int Width()
    {
        try
        {
            return Console.WindowWidth is var width and > 1 ? width : DefaultWidth;
        }
        catch (IOException)
        {
            return DefaultWidth;
        }
    }
}
