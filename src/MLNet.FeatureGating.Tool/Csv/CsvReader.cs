using System.Buffers;
using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using MLNet.FeatureGating.Tool.Errors;

namespace MLNet.FeatureGating.Tool.Csv;

/// <summary>Reads a file of separated values (RFC 4180, with any separator and any line ends) into memory, and refuses what is none.</summary>
internal sealed class CsvReader : IDisposable
{
    private static readonly SearchValues<char> NoText = SearchValues.Create(['\0', CsvEncodings.Invalid]);

    private readonly string _path;
    private readonly char _separator;
    private readonly string _encodingName;
    private readonly RecordGuard _guard;
    private readonly CsvParser _parser;
    private string? _badField;
    private int _row;
    private int _rawRow;

    private CsvReader(string path, StreamReader reader, CsvFormat format)
    {
        CsvHeader header = CsvHeader.Read(path, reader, format);
        _path = path;
        _separator = header.Separator;
        _encodingName = reader.CurrentEncoding.WebName;
        _guard = new(path, header.Text, reader, header.Separator);
        _parser = new(_guard, new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = header.Separator.ToString(),
            BufferSize = 1 << 16,
            MaxFieldSize = CsvLimits.Field,
            BadDataFound = bad => _badField = bad.Field,
        });
    }

    /// <summary>Reads a file.</summary>
    /// <exception cref="InputException">It cannot be read, or is no table: the message has the place.</exception>
    /// <exception cref="OperationCanceledException">Reading was cancelled.</exception>
    public static CsvTable Read(string path, CsvFormat format, CancellationToken cancellationToken)
    {
        using StreamReader text = InputFile.OpenText(path, format.Encoding ?? CsvEncodings.Utf8);
        try
        {
            using var reader = new CsvReader(path, text, format);
            return reader.Read(cancellationToken);
        }
        catch (IOException e)
        {
            throw InputException.In(path, $"it cannot be read: {e.Message}", e);
        }
        catch (OutOfMemoryException e)
        {
            throw InputException.In(path, "it does not fit into the memory of this machine.", e);
        }
    }

    public void Dispose() => _parser.Dispose();

    private CsvTable Read(CancellationToken cancellationToken)
    {
        Next(out int headerLine);
        RawColumn[] columns = [.. Fields(headerLine).Select((name, i) => new RawColumn(CheckName(name.Trim(), headerLine, i + 1)))];
        CheckDistinct(columns, headerLine);
        var lines = new List<int>();
        while (Next(out int line))
        {
            cancellationToken.ThrowIfCancellationRequested();
            CheckCount(columns.Length, line);
            for (int i = 0; i < columns.Length; i++)
            {
                if (!columns[i].TryAdd(Field(i, line)))
                {
                    throw InputException.At(_path, line, i + 1, $"column {Texts.Quote(columns[i].Name)} is larger than 2 GB: too large to select "
                        + "from. Leave it out of the file.");
                }
            }

            lines.Add(line);
        }

        return lines.Count > 0
            ? new(_path, _separator, _encodingName, columns, lines)
            : throw InputException.In(_path, "there is a header, but no rows below it.");
    }

    // The parser tells the line that a row ends on; every blank line before it counts as a row.
    private bool Next(out int line)
    {
        try
        {
            bool isRow = _parser.Read();
            line = _rawRow + _parser.Row - _row;
            _row = _parser.Row;
            _rawRow = _parser.RawRow;
            _guard.BeginRecord(_parser.CharCount, _rawRow + 1);
            return isRow;
        }
        catch (MaxFieldSizeException)
        {
            throw InputException.At(
                _path, _rawRow + 1, 0, $"a field is longer than {Texts.Count(CsvLimits.Field, "character")}: is this a table, and is every quote "
                    + "closed?");
        }
    }

    private IEnumerable<string> Fields(int line) => Enumerable.Range(0, _parser.Count).Select(i => Field(i, line));

    private string Field(int i, int line)
    {
        string field = _parser[i];
        if (_badField is not null)
        {
            throw InputException.At(_path, line, i + 1, BadQuotes(_badField));
        }

        int place = field.AsSpan().IndexOfAny(NoText);
        return place < 0
            ? field
            : throw InputException.At(_path, line, i + 1, field[place] == '\0'
                ? "the field holds a NUL character: this is no text, or has been damaged."
                : $"the field holds bytes that are no {_encodingName}. Name the file's encoding by --encoding, as in --encoding windows-1252.");
    }

    private static string BadQuotes(string field) => field.StartsWith('"') && field.AsSpan().Count('"') % 2 != 0
        ? "a quote is opened here and never closed."
        : "a quote stands within a field. Put the whole field in quotes, without spaces around them, and double those within: \"5\"\" pipe\".";

    private void CheckCount(int expected, int line)
    {
        if (_parser.Count == expected)
        {
            return;
        }

        // A quote that goes astray shows as a row of the wrong length, too.
        for (int i = 0; i < _parser.Count; i++)
        {
            Field(i, line);
        }

        throw InputException.At(
            _path,
            line,
            Math.Min(_parser.Count, expected + 1),
            $"the row has {Texts.Count(_parser.Count, "field")}, but the header has {expected}. Fields that hold a separator must be in quotes.");
    }

    private string CheckName(string name, int line, int field)
    {
        if (name.Length == 0)
        {
            throw InputException.At(_path, line, field, "the column has no name. Give it one in the header (a row's number is none of the "
                + "features: leave it out then).");
        }

        return name.Length <= CsvLimits.Name
            ? name
            : throw InputException.At(_path, line, field, $"the column's name is longer than {Texts.Count(CsvLimits.Name, "character")}: is this a "
                + "header?");
    }

    private void CheckDistinct(RawColumn[] columns, int line)
    {
        var first = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach ((int index, RawColumn column) in columns.Index())
        {
            if (!first.TryAdd(column.Name, index))
            {
                throw InputException.At(_path, line, index + 1, $"the column's name {Texts.Quote(column.Name)} is that of column "
                    + $"{first[column.Name] + 1}, too. Every column needs a name of its own.");
            }
        }
    }
}
