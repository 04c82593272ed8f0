using MLNet.FeatureGating.Tool.Errors;

namespace MLNet.FeatureGating.Tool.Csv;

/// <summary>
/// Hands a file's text to the parser, and stops it where a row grows beyond all bounds: the parser itself would hold the row in memory first.
/// </summary>
internal sealed class RecordGuard : TextReader
{
    private readonly string _path;
    private readonly TextReader _rest;
    private readonly char _separator;
    private ReadOnlyMemory<char> _start;
    private long _given;
    private long _recordStart;
    private long _separators;
    private int _line = 1;

    /// <summary>Initializes a new instance of the <see cref="RecordGuard"/> class.</summary>
    /// <param name="path">The file, for messages.</param>
    /// <param name="start">What has been read of it already.</param>
    /// <param name="rest">The rest of it.</param>
    /// <param name="separator">What separates fields.</param>
    public RecordGuard(string path, string start, TextReader rest, char separator)
    {
        _path = path;
        _start = start.AsMemory();
        _rest = rest;
        _separator = separator;
    }

    /// <summary>Tells that a row has been parsed.</summary>
    /// <param name="consumed">The characters of all rows until then.</param>
    /// <param name="line">The line that the next row begins on.</param>
    public void BeginRecord(long consumed, int line)
    {
        _recordStart = consumed;
        _separators = 0;
        _line = line;
    }

    public override int Read(char[] buffer, int index, int count)
    {
        int read = Math.Min(count, _start.Length);
        if (read > 0)
        {
            _start[..read].CopyTo(buffer.AsMemory(index));
            _start = _start[read..];
        }
        else
        {
            read = _rest.Read(buffer, index, count);
        }

        _given += read;
        _separators += buffer.AsSpan(index, read).Count(_separator);
        if (_given - _recordStart > CsvLimits.Row)
        {
            throw InputException.At(
                _path, _line, 0, $"a row is longer than {Texts.Count(CsvLimits.Row, "character")}: is this a table, and is every quote closed?");
        }

        return _separators <= CsvLimits.Fields
            ? read
            : throw InputException.At(_path, _line, 0, $"a row has more than {Texts.Count(CsvLimits.Fields, "field")}: that is more than can be "
                + "selected from.");
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _rest.Dispose();
        }

        base.Dispose(disposing);
    }
}
