using System.Globalization;
using Microsoft.ML.Data;

namespace Microsoft.ML.Offline;

/// <summary>Parses the text of a field. Returns false if it cannot be a value of the type.</summary>
internal delegate bool TextParser<T>(string text, out T value);

/// <summary>The parsers of the column types.</summary>
internal static class TextParsers
{
    internal static TextParser<T> Create<T>(DataViewType itemType)
    {
        Delegate parser = itemType switch
        {
            BooleanDataViewType => (TextParser<bool>)Boolean,
            TextDataViewType => (TextParser<ReadOnlyMemory<char>>)Text,
            _ => (TextParser<float>)Number,
        };
        return (TextParser<T>)parser;
    }

    /// <summary>Empty is zero; what ML.NET does not understand is missing.</summary>
    private static bool Number(string text, out float value)
    {
        var span = text.AsSpan().Trim();
        if (!float.TryParse(span, NumberStyles.Float, CultureInfo.InvariantCulture, out value))
        {
            value = span switch
            {
                "" => 0,
                "∞" => float.PositiveInfinity,
                "-∞" => float.NegativeInfinity,
                _ => float.NaN,
            };
        }

        return true;
    }

    private static bool Boolean(string text, out bool value)
    {
        var word = text.ToUpperInvariant();
        value = word is "T" or "Y" or "1" or "+" or "+1" or "YES" or "TRUE";
        return value || word is "" or "F" or "N" or "0" or "-" or "NO" or "-1" or "FALSE";
    }

    private static bool Text(string text, out ReadOnlyMemory<char> value)
    {
        value = text.AsMemory();
        return true;
    }
}
