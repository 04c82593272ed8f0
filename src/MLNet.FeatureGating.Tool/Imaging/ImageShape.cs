using MLNet.FeatureGating.Reports;

namespace MLNet.FeatureGating.Tool.Imaging;

/// <summary>How images are laid out in rows of values.</summary>
/// <param name="Width">The pixels of a row.</param>
/// <param name="Height">The rows of pixels.</param>
/// <param name="Channels">The values of a pixel.</param>
/// <param name="Order">Whether the channels of a pixel stand side by side.</param>
internal sealed record ImageShape(int Width, int Height, int Channels, PixelOrder Order)
{
    public int PixelCount => Width * Height;

    public int ValueCount => PixelCount * Channels;

    /// <summary>The pixel that a value belongs to, from the top left, row after row.</summary>
    public int PixelOf(int value) => Order == PixelOrder.Planar ? value % PixelCount : value / Channels;

    /// <summary>The values of a pixel.</summary>
    public IEnumerable<int> ValuesOf(int pixel) =>
        Enumerable.Range(0, Channels).Select(channel => Order == PixelOrder.Planar ? (channel * PixelCount) + pixel : (pixel * Channels) + channel);

    /// <summary>What a pixel is called.</summary>
    public string NameOf(int pixel) => $"row {pixel / Width}, column {pixel % Width}";

    /// <summary>The layout for a report.</summary>
    public ImageLayout ToLayout() => new(Width, Height, Channels, Order);

    public override string ToString() => Channels > 1 ? $"{Width} x {Height} pixels of {Channels} channels" : $"{Width} x {Height} pixels";
}
