using Microsoft.ML.Offline;

namespace Microsoft.ML.Data;

/// <summary>Files as a source of data.</summary>
public sealed class MultiFileSource : IMultiStreamSource
{
    private readonly string[] _paths;

    public MultiFileSource(params string[]? paths) => _paths = paths ?? [];

    public int Count => _paths.Length;

    public string GetPathOrNull(int index)
    {
        Require.Param(0 <= index && index < Count, nameof(index));
        return _paths[index];
    }

    public Stream Open(int index) => File.OpenRead(GetPathOrNull(index));

    public TextReader OpenTextReader(int index) => File.OpenText(GetPathOrNull(index));
}
