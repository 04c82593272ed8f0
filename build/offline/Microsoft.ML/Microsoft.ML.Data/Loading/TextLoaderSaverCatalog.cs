using Microsoft.ML.Data;
using Microsoft.ML.Offline;

namespace Microsoft.ML;

/// <summary>Loads delimited text.</summary>
public static class TextLoaderSaverCatalog
{
    public static TextLoader CreateTextLoader(
        this DataOperationsCatalog catalog,
        TextLoader.Column[] columns,
        char separatorChar = '\t',
        bool hasHeader = false,
        IMultiStreamSource? dataSample = null,
        bool allowQuoting = false,
        bool trimWhitespace = false,
        bool allowSparse = false)
        => new(OptionsOf(columns, separatorChar, hasHeader, allowQuoting, trimWhitespace, allowSparse), dataSample);

    public static TextLoader CreateTextLoader(
        this DataOperationsCatalog catalog, TextLoader.Options options, IMultiStreamSource? dataSample = null)
        => new(options, dataSample);

    public static IDataView LoadFromTextFile(
        this DataOperationsCatalog catalog,
        string path,
        TextLoader.Column[] columns,
        char separatorChar = '\t',
        bool hasHeader = false,
        bool allowQuoting = false,
        bool trimWhitespace = false,
        bool allowSparse = false)
        => Load(path, OptionsOf(columns, separatorChar, hasHeader, allowQuoting, trimWhitespace, allowSparse), isSample: false);

    public static IDataView LoadFromTextFile(this DataOperationsCatalog catalog, string path, TextLoader.Options? options = null)
        => Load(path, options, isSample: true);

    public static IDataView LoadFromTextFile<TInput>(
        this DataOperationsCatalog catalog,
        string path,
        char separatorChar = '\t',
        bool hasHeader = false,
        bool allowQuoting = false,
        bool trimWhitespace = false,
        bool allowSparse = false)
    {
        var options = OptionsOf([], separatorChar, hasHeader, allowQuoting, trimWhitespace, allowSparse);
        return Load(path, TextLoader.WithColumnsOf(typeof(TInput), options), isSample: false);
    }

    public static IDataView LoadFromTextFile<TInput>(this DataOperationsCatalog catalog, string path, TextLoader.Options options)
        => Load(path, TextLoader.WithColumnsOf(typeof(TInput), options), isSample: false);

    private static TextLoader.Options OptionsOf(
        TextLoader.Column[] columns, char separator, bool hasHeader, bool allowQuoting, bool trimWhitespace, bool allowSparse)
        => new()
        {
            Columns = columns,
            Separators = [separator],
            HasHeader = hasHeader,
            AllowQuoting = allowQuoting,
            TrimWhitespace = trimWhitespace,
            AllowSparse = allowSparse,
        };

    private static IDataView Load(string path, TextLoader.Options? options, bool isSample)
    {
        Require.NotEmpty(path);
        Require.Param(File.Exists(path), nameof(path), $"File or directory does not exist at path: {path}");
        var source = new MultiFileSource(path);
        return new TextLoader(options, isSample ? source : null).Load(source);
    }
}
