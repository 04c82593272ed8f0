using MLNet.FeatureGating.Training;
using Microsoft.ML.Data;

namespace MLNet.FeatureGating.Pixels;

/// <summary>Where the values of an image lie in a vector.</summary>
/// <param name="Grid">The size of the images.</param>
/// <param name="IsInterleaved">Whether the values of a pixel lie side by side.</param>
internal sealed record PixelLayout(PixelGrid Grid, bool IsInterleaved)
{
    // More values a pixel than this are rather rows or columns of it.
    private const int MostChannels = 4;

    /// <summary>Whether a vector is laid out as networks take it.</summary>
    public bool IsPlanar => !IsInterleaved || Grid.Channels == 1;

    /// <summary>Finds the layout of a vector.</summary>
    /// <exception cref="InvalidOperationException">It is not to be told, or is another than the options say.</exception>
    public static PixelLayout Of(string name, VectorDataViewType type, PixelMaskOptions options)
    {
        int[] dimensions = [.. type.Dimensions];
        if (options.Grid is { } grid)
        {
            return grid.ValueCount == type.Size
                ? new(grid, options.IsInterleaved ?? IsInterleavedAs(grid, dimensions))
                : throw new InvalidOperationException(
                    $"Input column '{name}' must hold images of {grid} (height x width x channels), as {nameof(PixelMaskOptions.Grid)} says: "
                    + $"{grid.ValueCount} values, but it holds vectors of {type.Size}. Give the size that the images have, or resize them with "
                    + "ResizeImages before ExtractPixels.");
        }

        bool isLast = dimensions is [_, _, <= MostChannels] && options.IsInterleaved != false;
        bool isFirst = dimensions is [<= MostChannels, _, _] && options.IsInterleaved != true;
        return dimensions switch
        {
            [1, 1, 1] => new(new(1, 1), false),
            [int height, int width] => new(new(height, width), false),
            [int height, int width, int channels] when isLast && !isFirst => new(new(height, width, channels), true),
            [int channels, int height, int width] when isFirst && !isLast => new(new(height, width, channels), false),
            [_, _, _] when isFirst => throw new InvalidOperationException(
                $"Input column '{name}' is {type}: whether its first or its last dimension counts the channels cannot be told from it. Set "
                + $"{nameof(PixelMaskOptions)}.{nameof(PixelMaskOptions.IsInterleaved)}: true where the last one does."),
            _ => throw new InvalidOperationException(
                $"Input column '{name}' is {type}: how high and wide its images are cannot be told from it. Set {nameof(PixelMaskOptions)}."
                + $"{nameof(PixelMaskOptions.Grid)}, or make the column with ExtractPixels, whose vectors have dimensions."),
        };
    }

    /// <summary>Which values of a vector belong to pixels.</summary>
    public bool[] SlotsOf(IReadOnlyList<bool> isPixel)
    {
        bool[] slots = new bool[Grid.ValueCount];
        for (int slot = 0; slot < slots.Length; slot++)
        {
            slots[slot] = isPixel[PixelOf(slot)];
        }

        return slots;
    }

    /// <summary>Brings rows from this layout to the planar one.</summary>
    public void ToPlanar(Span<float> rows) => Convert(rows, isBack: false);

    /// <summary>Brings rows from the planar layout to this one.</summary>
    public void FromPlanar(Span<float> rows) => Convert(rows, isBack: true);

    /// <summary>The channel that a value of a vector belongs to.</summary>
    public int ChannelOf(int slot) => IsInterleaved ? slot % Grid.Channels : slot / Grid.PixelCount;

    /// <summary>The pixel that a value of a vector belongs to.</summary>
    public int PixelOf(int slot) => IsInterleaved ? slot / Grid.Channels : slot % Grid.PixelCount;

    // What may be either is planar, as ExtractPixels makes it by itself.
    private static bool IsInterleavedAs(PixelGrid grid, int[] dimensions) =>
        dimensions.AsSpan().SequenceEqual([grid.Height, grid.Width, grid.Channels])
        && !dimensions.AsSpan().SequenceEqual([grid.Channels, grid.Height, grid.Width]);

    private void Convert(Span<float> rows, bool isBack)
    {
        if (IsPlanar)
        {
            return;
        }

        int width = Grid.ValueCount;
        float[] row = new float[width];
        for (int start = 0; start < rows.Length; start += width)
        {
            Span<float> image = rows.Slice(start, width);
            image.CopyTo(row);
            for (int pixel = 0; pixel < Grid.PixelCount; pixel++)
            {
                for (int channel = 0; channel < Grid.Channels; channel++)
                {
                    int interleaved = (pixel * Grid.Channels) + channel;
                    int planar = (channel * Grid.PixelCount) + pixel;
                    image[isBack ? interleaved : planar] = row[isBack ? planar : interleaved];
                }
            }
        }
    }
}
