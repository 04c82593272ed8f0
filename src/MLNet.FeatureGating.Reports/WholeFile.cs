using System.Text;

namespace MLNet.FeatureGating.Reports;

/// <summary>Writes files that are never there in part.</summary>
internal static class WholeFile
{
    public static void Write(string path, string text)
    {
        string target = Path.GetFullPath(path);
        string folder = Path.GetDirectoryName(target)
            ?? throw new ArgumentException($"'{path}' must be the path of a file, but it is a folder.", nameof(path));
        Directory.CreateDirectory(folder);

        // In the same folder, as only then does the file take its place in one step.
        string temporary = Path.Combine(folder, $".{Path.GetFileName(target)}.{Guid.NewGuid():N}.tmp");
        try
        {
            File.WriteAllText(temporary, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
            File.Move(temporary, target, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }
}
