using System.Globalization;
using System.Text;

namespace MLNet.FeatureGating.Tool.Columns;

/// <summary>What the text of a cell means: a number, nothing, or text.</summary>
internal sealed class CellFormat
{
    private static readonly NumberFormatInfo WithPoint = NumberFormatInfo.InvariantInfo;
    private static readonly NumberFormatInfo WithComma =
        NumberFormatInfo.ReadOnly(new() { NumberDecimalSeparator = ",", NumberGroupSeparator = "." });
    private static readonly string[] UsualMissing = ["NA", "N/A", "NaN", "null", "?"];

    private readonly bool _hasDecimalComma;
    private readonly byte[][] _missing;

    /// <summary>Initializes a new instance of the <see cref="CellFormat"/> class.</summary>
    /// <param name="hasDecimalComma">Whether a comma, not a point, stands before the decimals of numbers.</param>
    /// <param name="missingTexts">The texts that stand for a missing value, beside the empty one; null for the usual ones.</param>
    public CellFormat(bool hasDecimalComma = false, IReadOnlyCollection<string>? missingTexts = null)
    {
        _hasDecimalComma = hasDecimalComma;
        _missing = [.. (missingTexts ?? UsualMissing).Select(text => Encoding.UTF8.GetBytes(text.Trim()))];
    }

    public bool HasDecimalComma => _hasDecimalComma;

    /// <summary>The usual texts for a missing value, for the help.</summary>
    public static string UsualMissingTexts => string.Join(", ", UsualMissing);

    /// <summary>Whether a cell has no value: it is empty, or holds a text that says so, in capitals or not.</summary>
    public bool IsMissing(ReadOnlySpan<byte> cell)
    {
        ReadOnlySpan<byte> text = Trim(cell);
        if (text.IsEmpty)
        {
            return true;
        }

        foreach (byte[] missing in _missing)
        {
            if (Ascii.EqualsIgnoreCase(text, missing) || text.SequenceEqual(missing))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Reads a number, infinite ones among them; not a number is none.</summary>
    public bool TryParse(ReadOnlySpan<byte> cell, out double value) => TryParse(Trim(cell), _hasDecimalComma ? WithComma : WithPoint, out value);

    /// <summary>Whether a cell would be a number if its decimals were written the other way.</summary>
    public bool IsNumberOfOtherKind(ReadOnlySpan<byte> cell) => TryParse(Trim(cell), _hasDecimalComma ? WithPoint : WithComma, out _);

    private static bool TryParse(ReadOnlySpan<byte> text, NumberFormatInfo format, out double value)
    {
        if (double.TryParse(text, NumberStyles.Float, format, out value))
        {
            return !double.IsNaN(value);
        }

        // As Python and R write it.
        ReadOnlySpan<byte> unsigned = text is [(byte)'-' or (byte)'+', ..] ? text[1..] : text;
        value = text is [(byte)'-', ..] ? double.NegativeInfinity : double.PositiveInfinity;
        return Ascii.EqualsIgnoreCase(unsigned, "inf"u8);
    }

    private static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> cell) => cell[Ascii.Trim(cell)];
}
