namespace MLNet.FeatureGating.Training;

/// <summary>The size of images: a mask has one gate a pixel, which its channels share.</summary>
/// <remarks>Where images are rows of numbers, they are planar: all of the first channel, row after row from the top, then the next channel.</remarks>
public readonly record struct PixelGrid
{
    /// <summary>Initializes a new instance of the <see cref="PixelGrid"/> struct.</summary>
    /// <param name="height">The number of rows of pixels. Range: at least 1.</param>
    /// <param name="width">The number of columns of pixels. Range: at least 1.</param>
    /// <param name="channels">The number of values a pixel. Range: at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is below 1.</exception>
    public PixelGrid(int height, int width, int channels = 1)
    {
        Height = Require.AtLeast(1, height);
        Width = Require.AtLeast(1, width);
        Channels = Require.AtLeast(1, channels);
        _ = checked(height * width * channels);
    }

    /// <summary>Gets the number of rows of pixels.</summary>
    public int Height { get; }

    /// <summary>Gets the number of columns of pixels.</summary>
    public int Width { get; }

    /// <summary>Gets the number of values a pixel.</summary>
    public int Channels { get; }

    /// <summary>Gets the number of pixels.</summary>
    public int PixelCount => Height * Width;

    /// <summary>Gets the number of values of an image.</summary>
    public int ValueCount => PixelCount * Channels;

    /// <summary>Describes the size.</summary>
    /// <returns>Height x width x channels.</returns>
    public override string ToString() => $"{Height} x {Width} x {Channels}";
}
