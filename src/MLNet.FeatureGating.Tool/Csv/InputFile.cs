using System.Text;
using MLNet.FeatureGating.Tool.Errors;

namespace MLNet.FeatureGating.Tool.Csv;

/// <summary>Opens files that the user names, and says in a few words why one cannot be.</summary>
internal static class InputFile
{
    /// <summary>Opens a file to be read as text. A byte order mark overrules the encoding.</summary>
    /// <exception cref="InputException">It cannot be opened.</exception>
    public static StreamReader OpenText(string path, Encoding encoding) =>
        new(Open(path), encoding, detectEncodingFromByteOrderMarks: true, bufferSize: 1 << 16);

    /// <summary>Opens a file to be read.</summary>
    /// <exception cref="InputException">It cannot be opened.</exception>
    public static FileStream Open(string path)
    {
        try
        {
            return Directory.Exists(path)
                ? throw InputException.In(path, "this is a folder, but a file is expected.")
                : new(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1, FileOptions.SequentialScan);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw InputException.In(path, "there is no such file.", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw InputException.In(path, $"it cannot be opened: {e.Message}", e);
        }
    }
}
