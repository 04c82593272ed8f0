using Microsoft.ML.Data;
using Microsoft.ML.Transforms.Image;

namespace Microsoft.ML.Offline;

/// <summary>What the transformers of images have in common.</summary>
internal static class ImageColumns
{
    /// <summary>The type of a column of images, or an exception.</summary>
    internal static ImageDataViewType Require(DataViewSchema.Column column) => column.Type as ImageDataViewType
        ?? throw Errors.SchemaMismatch("inputSchema", "input", column.Name, "image", column.Type.ToString()!);

    /// <summary>The shape of a column of images, or an exception.</summary>
    internal static SchemaShape.Column Find(SchemaShape inputSchema, string name)
    {
        var column = Offline.Require.NotNull(inputSchema).FindInput(name);
        return column.ItemType is ImageDataViewType && column.Kind == SchemaShape.Column.VectorKind.Scalar
            ? column
            : throw Errors.SchemaMismatch(nameof(inputSchema), "input", name, new ImageDataViewType().ToString(), column.GetTypeString());
    }

    /// <summary>
    /// Makes a getter of images that are made of others. As in ML.NET, an image is disposed of by the next one that takes its place:
    /// who wants to keep it asks for the next one with another variable.
    /// </summary>
    internal static ValueGetter<MLImage> Map(DataViewRow row, DataViewSchema.Column input, Func<MLImage, MLImage> map, bool disposesOfInput)
    {
        var getSource = row.GetGetter<MLImage>(input);
        MLImage? source = null;
        if (disposesOfInput)
        {
            row.Disposing += () => source?.Dispose();
        }

        return (ref MLImage destination) =>
        {
            destination?.Dispose();
            getSource(ref source!);
            if (source is not null)
            {
                destination = map(source);
            }
        };
    }
}
