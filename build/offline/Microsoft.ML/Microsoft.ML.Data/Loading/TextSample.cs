using Microsoft.ML.Data;

namespace Microsoft.ML.Offline;

/// <summary>What a sample of the text tells before it is loaded: the header, and how many fields a line has.</summary>
internal sealed class TextSample
{
    private const int LineCount = 100;

    private readonly Lazy<int> _fieldCount;

    internal TextSample(TextLoader.Options options, IMultiStreamSource? source)
    {
        var splitter = new LineSplitter(options);
        var lines = source is null
            ? []
            : TextLines.Of(source, skipHeader: false).Take(LineCount).Select(line => splitter.Split(line.Text).ToArray()).ToArray();
        Header = options.HasHeader && lines.Length > 0 ? lines[0] : null;
        _fieldCount = new Lazy<int>(() => CommonLength(lines));
    }

    /// <summary>Gets the fields of the header, or null if there is none or no sample was given.</summary>
    internal string[]? Header { get; }

    /// <summary>Gets the number of fields that all lines have.</summary>
    internal int FieldCount => _fieldCount.Value;

    private static int CommonLength(string[][] lines)
    {
        Require.Param(lines.Length > 0, nameof(TextLoader.Column.Source),
            "Can't determine the number of source columns without valid data");
        Require.Param(Array.TrueForAll(lines, line => line.Length == lines[0].Length),
            nameof(TextLoader.Column.Source), "The size of input lines is not consistent");
        return lines[0].Length;
    }
}
