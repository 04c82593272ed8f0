using MLNet.FeatureGating.Training;

namespace MLNet.FeatureGating.Masks;

/// <summary>Images, one a row, all of one size.</summary>
public sealed class ImageSet
{
    private readonly int[]? _rows;
    private readonly IReadOnlyList<int>? _classes;

    /// <summary>Initializes a new instance of the <see cref="ImageSet"/> class.</summary>
    /// <param name="values">The values, image after image, each planar: channel after channel. Not copied.</param>
    /// <param name="grid">The size of an image.</param>
    /// <param name="classes">The class of each image, from 0; <see langword="null"/> where there are none.</param>
    /// <exception cref="ArgumentException">There is no image, part of one, or not a class for each.</exception>
    public ImageSet(ReadOnlyMemory<float> values, PixelGrid grid, IReadOnlyList<int>? classes = null)
    {
        if (grid.ValueCount == 0 || values.Length == 0 || values.Length % grid.ValueCount != 0)
        {
            throw new ArgumentException(
                $"Expected one or more whole images of {grid}, {grid.ValueCount} values each, but there are {values.Length} values.", nameof(values));
        }

        Count = values.Length / grid.ValueCount;
        if (classes is not null && (classes.Count != Count || classes.Any(one => one < 0)))
        {
            throw new ArgumentException(
                $"Expected a class from 0 for each of {Count} images, but there are {classes.Count}, the least {classes.DefaultIfEmpty(0).Min()}.", nameof(classes));
        }

        Values = values;
        Grid = grid;
        _classes = classes;
        ClassCount = classes is null ? 0 : classes.Max() + 1;
    }

    private ImageSet(ImageSet all, int[] rows)
    {
        Values = all.Values;
        Grid = all.Grid;
        ClassCount = all.ClassCount;
        Count = rows.Length;
        _rows = rows;
        _classes = all._classes;
    }

    /// <summary>Gets the size of an image.</summary>
    public PixelGrid Grid { get; }

    /// <summary>Gets the number of images.</summary>
    public int Count { get; }

    /// <summary>Gets the number of classes; 0 where there are none.</summary>
    public int ClassCount { get; }

    private ReadOnlyMemory<float> Values { get; }

    /// <summary>Takes some of the images; nothing is copied.</summary>
    /// <param name="images">Their indices.</param>
    /// <returns>These images.</returns>
    /// <exception cref="ArgumentException">There is none, or an index is none of an image.</exception>
    public ImageSet Take(IEnumerable<int> images)
    {
        int[] rows = [.. images];
        return rows.Length > 0 && rows.All(row => row >= 0 && row < Count)
            ? new(this, _rows is null ? rows : Array.ConvertAll(rows, row => _rows[row]))
            : throw new ArgumentException($"Expected one or more indices of {Count} images.", nameof(images));
    }

    /// <summary>The values of an image.</summary>
    internal ReadOnlySpan<float> ImageAt(int index) => Values.Span.Slice(checked((_rows?[index] ?? index) * Grid.ValueCount), Grid.ValueCount);

    /// <summary>The class of an image.</summary>
    internal int ClassAt(int index) => _classes![_rows?[index] ?? index];
}
