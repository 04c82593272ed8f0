namespace Microsoft.ML.Offline;

/// <summary>The lines of a file that hold data, with their numbers counted from 1.</summary>
internal static class TextLines
{
    internal static IEnumerable<(long Number, string Text)> Of(string path, bool skipHeader)
    {
        using var reader = File.OpenText(path);
        var number = 0L;
        var isFirst = true;
        while (reader.ReadLine() is { } line)
        {
            number++;

            // Blank lines and comments do not count; those that begin with # are comments before the first line only.
            if (line.Length == 0 || line.StartsWith("//", StringComparison.Ordinal) || (isFirst && line[0] == '#'))
            {
                continue;
            }

            var isHeader = isFirst && skipHeader;
            isFirst = false;
            if (!isHeader)
            {
                yield return (number, line);
            }
        }
    }
}
