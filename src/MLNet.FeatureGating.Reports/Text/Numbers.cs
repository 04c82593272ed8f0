using System.Globalization;

namespace MLNet.FeatureGating.Reports.Text;

/// <summary>Numbers as people read them, the same in every culture.</summary>
internal static class Numbers
{
    /// <summary>What stands where there is no number.</summary>
    public const string None = "–";

    // Spaces at which no line ends.
    private const string PlusMinus = "\u00a0±\u00a0";
    private const string PercentSign = "\u00a0%";
    private const string TimesTen = "\u00a0×\u00a010";

    private const int Significant = 3;
    private const int MostDecimals = 4;

    /// <summary>About three digits that count; very large and very small ones with a power of ten.</summary>
    public static string Text(double value)
    {
        double size = Math.Abs(value);
        return value switch
        {
            double.NaN => None,
            double.PositiveInfinity => "∞",
            double.NegativeInfinity => "−∞",
            0 => "0",
            _ when size >= 1e6 || size < 1e-3 => Scientific(value),
            _ => Fixed(value, Math.Max(0, Significant - 1 - Magnitude(size))),
        };
    }

    /// <summary>The same for sentences: without zeros at the end.</summary>
    public static string Short(double value)
    {
        string text = Text(value);
        return text.Contains('.', StringComparison.Ordinal) && char.IsAsciiDigit(text[^1]) ? text.TrimEnd('0').TrimEnd('.') : text;
    }

    /// <summary>A number with its standard error, both as exact as the error allows; without one, three decimals.</summary>
    public static string WithError(double value, double error)
    {
        if (!double.IsFinite(value))
        {
            return Text(value);
        }

        if (!double.IsFinite(error) || error <= 0)
        {
            return Plain(value);
        }

        // Two digits of the error where it begins with 1 or 2, else one.
        int magnitude = Magnitude(error);
        int decimals = Math.Clamp((error / Math.Pow(10, magnitude) < 3 ? 1 : 0) - magnitude, 0, MostDecimals);
        return Math.Abs(value) >= 1e6 || error >= 1e6
            ? $"{Text(value)}{PlusMinus}{Text(error)}"
            : $"{Fixed(value, decimals)}{PlusMinus}{Fixed(error, decimals)}";
    }

    /// <summary>A number that stands alone, three decimals where it is a common one.</summary>
    public static string Plain(double value) => Math.Abs(value) is (>= 1e-3 and < 100) or 0 ? Fixed(value, 3) : Text(value);

    /// <summary>A number in [0, 1] with two decimals.</summary>
    public static string Probability(double value) => double.IsFinite(value) ? Fixed(value, 2) : None;

    public static string Percent(double value) => double.IsFinite(value) ? Fixed(100 * value, 0) + PercentSign : None;

    public static string Integer(int value) => value.ToString(CultureInfo.InvariantCulture);

    public static string Count(double value) => double.IsFinite(value) ? Fixed(value, value == Math.Floor(value) ? 0 : 1) : None;

    /// <summary>A time span in the two largest units that it has.</summary>
    public static string Duration(double seconds)
    {
        if (!double.IsFinite(seconds) || seconds < 0)
        {
            return None;
        }

        long whole = (long)Math.Round(seconds);
        return whole switch
        {
            < 10 => $"{Fixed(seconds, 1)} s",
            < 60 => $"{whole} s",
            < 3600 => $"{whole / 60} min {whole % 60} s",
            _ => $"{whole / 3600} h {whole % 3600 / 60} min",
        };
    }

    private static string Fixed(double value, int decimals)
    {
        string text = value.ToString((Math.Abs(value) >= 10_000 ? "N" : "F") + decimals, CultureInfo.InvariantCulture);

        // What is rounded to nothing has no sign.
        bool isZero = text.AsSpan().TrimStart('-').IndexOfAnyExcept("0.,") < 0;
        return isZero ? text.TrimStart('-') : text.Replace('-', '−');
    }

    private static string Scientific(double value)
    {
        string[] parts = value.ToString("0.0#e0", CultureInfo.InvariantCulture).Split('e');
        string power = string.Concat(parts[1].Select(sign => sign switch
        {
            '-' => '⁻',
            '1' => '¹',
            '2' => '²',
            '3' => '³',
            _ => (char)('⁰' + (sign - '0')),
        }));
        return $"{parts[0].Replace('-', '−')}{TimesTen}{power}";
    }

    private static int Magnitude(double size) => (int)Math.Floor(Math.Log10(size));
}
