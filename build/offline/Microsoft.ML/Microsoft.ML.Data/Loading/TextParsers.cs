using System.Globalization;
using System.Numerics;
using Microsoft.ML.Data;

namespace Microsoft.ML.Offline;

/// <summary>Parses the text of a field. If it fails, the value is the missing one where the type has such.</summary>
internal delegate bool TextParser<T>(string text, out T value);

/// <summary>The parsers of the column types.</summary>
internal static class TextParsers
{
    /// <summary>Whether text that cannot be parsed is a missing value, rather than a mistake.</summary>
    internal static bool HasMissing(DataViewType type)
        => type is KeyDataViewType || type == NumberDataViewType.Single || type == NumberDataViewType.Double;

    internal static TextParser<T> Create<T>(DataViewType type, TextLoader.Options options)
    {
        var emptyIsMissing = options.MissingRealsAsNaNs;
        Delegate parser = type switch
        {
            KeyDataViewType key => Key(key),
            _ when type == NumberDataViewType.Single => (TextParser<float>)((text, out value) => Real(text, emptyIsMissing, out value)),
            _ when type == NumberDataViewType.Double => (TextParser<double>)((text, out value) => Real(text, emptyIsMissing, out value)),
            NumberDataViewType => Getters.Invoke<Delegate>(Integer<int>, type.RawType),
            BooleanDataViewType => (TextParser<bool>)Boolean,
            TextDataViewType => (TextParser<ReadOnlyMemory<char>>)Text,
            TimeSpanDataViewType => (TextParser<TimeSpan>)Duration,
            DateTimeDataViewType => (TextParser<DateTime>)Date,
            DateTimeOffsetDataViewType => (TextParser<DateTimeOffset>)DateWithOffset,
            _ => throw new NotSupportedException($"Text cannot be parsed as {type}."),
        };
        return (TextParser<T>)parser;
    }

    /// <summary>Empty is zero, unless the options say that it is missing; what ML.NET does not understand is missing.</summary>
    private static bool Real<T>(string text, bool emptyIsMissing, out T value)
        where T : struct, IFloatingPointIeee754<T>
    {
        var span = text.AsSpan().Trim();
        if (span.IsEmpty)
        {
            value = emptyIsMissing ? T.NaN : T.Zero;
            return true;
        }

        if (T.TryParse(span, NumberStyles.Float, CultureInfo.InvariantCulture, out value))
        {
            return true;
        }

        value = span switch
        {
            "∞" => T.PositiveInfinity,
            "-∞" => T.NegativeInfinity,
            _ => T.NaN,
        };
        return span is "?" || !T.IsNaN(value);
    }

    private static TextParser<T> Integer<T>()
        where T : struct, IBinaryInteger<T>
        => static (text, out value) =>
            Blank(text, out value)
            || T.TryParse(text.AsSpan().Trim(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value);

    private static Delegate Key(KeyDataViewType type) => Getters.Invoke<Delegate>(Key<int>, type.RawType, type.Count);

    /// <summary>Keys are counted from 0 in text; out of range is missing.</summary>
    private static TextParser<T> Key<T>(ulong count)
        where T : struct, IBinaryInteger<T>
        => (text, out value) =>
        {
            var span = text.AsSpan().Trim();
            var isKey = ulong.TryParse(span, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < count;
            value = isKey ? T.CreateChecked(index + 1) : T.Zero;
            return isKey;
        };

    private static bool Boolean(string text, out bool value)
    {
        value = text.ToUpperInvariant() is "T" or "Y" or "1" or "+" or "+1" or "YES" or "TRUE";
        return value || text.ToUpperInvariant() is "" or "F" or "N" or "0" or "-" or "NO" or "-1" or "FALSE";
    }

    private static bool Duration(string text, out TimeSpan value)
        => Blank(text, out value) || TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out value);

    private static bool Date(string text, out DateTime value)
        => Blank(text, out value) || DateTime.TryParse(
            text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out value);

    private static bool DateWithOffset(string text, out DateTimeOffset value)
        => Blank(text, out value) || DateTimeOffset.TryParse(
            text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out value);

    private static bool Text(string text, out ReadOnlyMemory<char> value)
    {
        value = text.AsMemory();
        return true;
    }

    private static bool Blank<T>(string text, out T value)
        where T : struct
    {
        value = default;
        return string.IsNullOrWhiteSpace(text);
    }
}
