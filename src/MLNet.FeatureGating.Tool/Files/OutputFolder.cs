using MLNet.FeatureGating.Tool.Errors;

namespace MLNet.FeatureGating.Tool.Files;

/// <summary>The folder that results go to: all of them at once, or none.</summary>
internal sealed class OutputFolder : IDisposable
{
    private readonly bool _isNew;

    private OutputFolder(string path, bool isNew)
    {
        Path = path;
        _isNew = isNew;
    }

    public string Path { get; }

    /// <summary>Makes sure, before any work is done for it, that the folder is there and can be written.</summary>
    /// <exception cref="ToolException">It cannot.</exception>
    public static OutputFolder Prepare(string path)
    {
        if (File.Exists(path))
        {
            throw new ToolException(ExitCode.CannotWrite, $"--output: {path} is a file, but a folder is expected.");
        }

        bool isNew = !Directory.Exists(path);
        try
        {
            Directory.CreateDirectory(path);
            File.Create(Hidden(path), 1, FileOptions.DeleteOnClose).Dispose();
            return new(path, isNew);
        }
        catch (Exception e) when (IsRefusal(e))
        {
            throw new ToolException(ExitCode.CannotWrite, $"--output: {path} cannot be written: {e.Message}", e);
        }
    }

    /// <summary>Writes files, and takes away those of an earlier run that do not belong to them.</summary>
    /// <exception cref="ToolException">A file cannot be written: the folder is as it was.</exception>
    public void Write(IReadOnlyList<OutputFile> files, IEnumerable<string> obsolete)
    {
        string staging = Hidden(Path);
        try
        {
            Directory.CreateDirectory(staging);
            foreach (OutputFile file in files)
            {
                using FileStream stream = File.Create(System.IO.Path.Combine(staging, file.Name));
                file.Write(stream);
            }

            using var exchange = new FileExchange(staging, Path);
            exchange.Replace([.. files.Select(file => file.Name)], obsolete);
        }
        catch (Exception e) when (IsRefusal(e))
        {
            throw new ToolException(ExitCode.CannotWrite, $"The results cannot be written into {Path}: {e.Message}", e);
        }
        finally
        {
            Remove(staging);
        }
    }

    /// <summary>Takes the folder away again where nothing came into it.</summary>
    public void Dispose()
    {
        try
        {
            if (_isNew && Directory.Exists(Path) && !Directory.EnumerateFileSystemEntries(Path).Any())
            {
                Directory.Delete(Path);
            }
        }
        catch (Exception e) when (IsRefusal(e))
        {
            // An empty folder is left behind: no reason to end with an error.
        }
    }

    private static bool IsRefusal(Exception e) => e is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException;

    private static string Hidden(string folder) => System.IO.Path.Combine(folder, $".featuregate-{Guid.NewGuid():N}");

    private static void Remove(string staging)
    {
        try
        {
            if (Directory.Exists(staging))
            {
                Directory.Delete(staging, recursive: true);
            }
        }
        catch (Exception e) when (IsRefusal(e))
        {
            // What went wrong before says more.
        }
    }
}
