namespace MLNet.FeatureGating.Tests.Pixels;

/// <summary>One image in several shapes, and labels of it.</summary>
internal sealed class PixelRow
{
    /// <summary>The image planar: channel after channel.</summary>
    public float[] Features { get; set; } = [];

    /// <summary>The same image with the channels of a pixel side by side.</summary>
    public float[] Interleaved { get; set; } = [];

    /// <summary>The planar image in doubles that single precision does not hold.</summary>
    public double[] Doubles { get; set; } = [];

    /// <summary>A class that the image shows.</summary>
    public bool Label { get; set; }

    /// <summary>One of three classes, as a view takes a key: from 0.</summary>
    public uint Key { get; set; }

    /// <summary>A number that is no class.</summary>
    public float Value { get; set; }

    public float X0 { get; set; }

    public string Text { get; set; } = string.Empty;

    /// <summary>Puts an image into every column that holds it.</summary>
    public PixelRow WithImage(float[] planar, int channels)
    {
        int pixels = planar.Length / channels;
        Features = planar;
        Interleaved = [.. Enumerable.Range(0, planar.Length).Select(slot => planar[(slot % channels * pixels) + (slot / channels)])];
        Doubles = [.. planar.Select(value => value + 1e-12)];
        return this;
    }
}
