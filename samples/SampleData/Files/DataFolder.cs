using System.IO.Compression;
using System.Reflection;

namespace SampleData.Files;

/// <summary>The files of one of the data sets that <c>build/fetch-data.sh</c> brings.</summary>
/// <param name="Name">The name that the script knows them by.</param>
/// <param name="Path">The folder.</param>
public sealed record DataFolder(string Name, string Path)
{
    /// <summary>The folder that the script has filled.</summary>
    /// <exception cref="DataFileException">It has not been run.</exception>
    public static DataFolder Fetched(string name)
    {
        string root = typeof(DataFolder).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "FetchedData").Value!;
        var folder = new DataFolder(name, System.IO.Path.Combine(root, name));
        return Directory.Exists(folder.Path)
            ? folder
            : throw new DataFileException($"The data '{name}' is not there: {folder.Path} is expected. Bring it: build/fetch-data.sh {name}");
    }

    /// <summary>Opens a file, or the one packed by gzip in its stead, whose name ends in .gz.</summary>
    /// <exception cref="DataFileException">There is neither.</exception>
    public Stream Open(string file)
    {
        string plain = System.IO.Path.Combine(Path, file);
        string packed = plain + ".gz";
        try
        {
            return File.Exists(plain) || !File.Exists(packed)
                ? new BufferedStream(File.OpenRead(plain), 1 << 16)
                : new GZipStream(File.OpenRead(packed), CompressionMode.Decompress);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Error(file, "the file cannot be opened", e);
        }
    }

    /// <summary>Reads what a file has to hold next.</summary>
    /// <exception cref="DataFileException">It holds less, or is damaged.</exception>
    public void Fill(Stream stream, string file, Span<byte> bytes)
    {
        int read;
        try
        {
            read = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        }
        catch (Exception e) when (e is InvalidDataException or IOException)
        {
            throw Error(file, "the file is damaged", e);
        }

        if (read < bytes.Length)
        {
            throw Error(file, $"the file is cut off: {bytes.Length} more bytes are expected, and {read} are there");
        }
    }

    /// <summary>Reads that a file holds nothing more.</summary>
    /// <exception cref="DataFileException">It does.</exception>
    public void End(Stream stream, string file)
    {
        if (stream.ReadByte() >= 0)
        {
            throw Error(file, "the file goes on behind the values that its header tells of");
        }
    }

    /// <summary>What is wrong with a file, and what to do.</summary>
    public DataFileException Error(string file, string problem, Exception? cause = null)
        => new($"{System.IO.Path.Combine(Path, file)}: {problem}. Bring it anew: build/fetch-data.sh {Name}", cause);
}
