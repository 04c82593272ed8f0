namespace MLNet.FeatureGating.Reports;

/// <summary>Which slot is which pixel, so that selections can be shown as images.</summary>
public sealed record ImageLayout
{
    /// <summary>Initializes a new instance of the <see cref="ImageLayout"/> class.</summary>
    /// <param name="width">The number of pixels of a row. Range: at least 1.</param>
    /// <param name="height">The number of rows of pixels. Range: at least 1.</param>
    /// <param name="channels">The number of channels, such as 3 for red, green and blue. Range: at least 1.</param>
    /// <param name="order">The order of the slots.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is below 1, or there is no such order.</exception>
    public ImageLayout(int width, int height, int channels = 1, PixelOrder order = PixelOrder.Planar)
    {
        Width = AtLeastOne(width, nameof(width));
        Height = AtLeastOne(height, nameof(height));
        Channels = AtLeastOne(channels, nameof(channels));
        Order = Enum.IsDefined(order)
            ? order
            : throw new ArgumentOutOfRangeException(nameof(order), order, $"order must be Planar or Interleaved, but it is {order}.");
    }

    /// <summary>Gets the number of pixels of a row.</summary>
    public int Width { get; }

    /// <summary>Gets the number of rows of pixels.</summary>
    public int Height { get; }

    /// <summary>Gets the number of channels.</summary>
    public int Channels { get; }

    /// <summary>Gets the order of the slots.</summary>
    public PixelOrder Order { get; }

    /// <summary>Where the value of a slot is: its channel, and its pixel from the top left, row after row.</summary>
    internal (int Channel, int Pixel) PlaceOf(int slot) => Order == PixelOrder.Planar
        ? (slot / (Width * Height), slot % (Width * Height))
        : (slot % Channels, slot / Channels);

    internal void Check(int slots)
    {
        long expected = (long)Width * Height * Channels;
        if (expected != slots)
        {
            throw new ArgumentException(
                $"An image of {Width} x {Height} pixels and {Channels} channels has {expected} slots, but the summary has {slots}. "
                + "Give the layout of the images that the features were extracted from.");
        }
    }

    private static int AtLeastOne(int value, string name) =>
        value >= 1 ? value : throw new ArgumentOutOfRangeException(name, value, $"{name} must be at least 1, but it is {value}.");
}
