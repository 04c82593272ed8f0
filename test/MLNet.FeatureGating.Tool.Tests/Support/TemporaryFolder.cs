namespace MLNet.FeatureGating.Tool.Tests.Support;

/// <summary>A folder that goes when the test ends.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("featuregate-");

    public string FullName => _folder.FullName;

    public string Path(string name) => System.IO.Path.Combine(_folder.FullName, name);

    /// <summary>Writes a file, in UTF-8 without a byte order mark.</summary>
    public string Write(string name, string text)
    {
        File.WriteAllText(Path(name), text);
        return Path(name);
    }

    /// <summary>Writes a file.</summary>
    public string Write(string name, byte[] bytes)
    {
        File.WriteAllBytes(Path(name), bytes);
        return Path(name);
    }

    /// <summary>The names of all that is in a folder.</summary>
    public string?[] Names(string name) => [.. Directory.EnumerateFileSystemEntries(Path(name)).Select(System.IO.Path.GetFileName)];

    public string Read(string name) => File.ReadAllText(Path(name));

    public void Dispose() => _folder.Delete(recursive: true);
}
