using Microsoft.ML.Offline;
using Microsoft.ML.Transforms.Image;

namespace Microsoft.ML.Data;

/// <summary>Reads image files by their paths, which may be relative to a folder.</summary>
public sealed class ImageLoadingTransformer : OneToOneTransformerBase
{
    internal const string Name = "ImageLoading";

    private readonly string? _folder;

    internal ImageLoadingTransformer(string outputColumnName, string? imageFolder, string inputColumnName)
        : base(outputColumnName, inputColumnName)
    {
        if (!string.IsNullOrEmpty(imageFolder))
        {
            _folder = Directory.Exists(imageFolder)
                ? Path.GetFullPath(imageFolder)
                : throw new ArgumentException($"Directory \"{imageFolder}\" does not exist.");
        }
    }

    internal override string LoaderName => Name;

    internal static ITransformer Load(BinaryReader reader)
    {
        var output = reader.ReadString();
        var input = reader.ReadString();
        return new ImageLoadingTransformer(output, reader.ReadString(), input);
    }

    private protected override void SaveMapping(BinaryWriter writer) => writer.Write(_folder ?? string.Empty);

    private protected override MappedColumn MapColumn(DataViewSchema.Column input) => input.Type is TextDataViewType
        ? new(OutputName, new ImageDataViewType(), new DataViewSchema.Annotations.Builder().ToAnnotations(), [InputName], row => CreateGetter(row, input))
        : throw Errors.SchemaMismatch("inputSchema", "input", InputName, TextDataViewType.Instance.ToString()!, input.Type.ToString()!);

    // As in ML.NET, an image is disposed of by the next one that takes its place, and the last one together with the row.
    private ValueGetter<MLImage> CreateGetter(DataViewRow row, DataViewSchema.Column input)
    {
        var getPath = row.GetGetter<ReadOnlyMemory<char>>(input);
        ReadOnlyMemory<char> path = default;
        MLImage? last = null;
        row.Disposing += () => last?.Dispose();
        return (ref MLImage destination) =>
        {
            destination?.Dispose();
            destination = null!;
            getPath(ref path);
            if (path.Length > 0)
            {
                var file = string.IsNullOrWhiteSpace(_folder) ? path.ToString() : Path.Combine(_folder, path.ToString());
                using var content = new MemoryStream(File.ReadAllBytes(file));
                destination = MLImage.CreateFromStream(content);
                destination.Tag = file;
            }

            last = destination;
        };
    }
}
