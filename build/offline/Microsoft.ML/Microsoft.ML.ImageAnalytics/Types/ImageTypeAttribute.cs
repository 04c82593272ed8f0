using Microsoft.ML.Data;
using Microsoft.ML.Offline;

namespace Microsoft.ML.Transforms.Image;

/// <summary>Says the size of the images that a member of type <see cref="MLImage"/> holds.</summary>
public sealed class ImageTypeAttribute : DataViewTypeAttribute
{
    private readonly int _height;
    private readonly int _width;

    public ImageTypeAttribute(int height, int width)
    {
        Require.Param(width > 0, nameof(width), "Should be positive number");
        Require.Param(height > 0, nameof(height), "Should be positive number");
        _height = height;
        _width = width;
    }

    internal override DataViewType ColumnType => new ImageDataViewType(_height, _width);

    public override bool Equals(DataViewTypeAttribute? other) => other is ImageTypeAttribute image && image._height == _height && image._width == _width;

    public override int GetHashCode() => HashCode.Combine(_height, _width);
}
