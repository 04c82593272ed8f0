namespace Microsoft.ML.Data;

/// <summary>One or more streams of data.</summary>
public interface IMultiStreamSource
{
    int Count { get; }

    string? GetPathOrNull(int index);

    Stream Open(int index);

    TextReader OpenTextReader(int index);
}
