namespace Microsoft.ML.Offline;

/// <summary>One of the planes of a JPEG file: luminance or a difference of colors, which may have fewer samples.</summary>
internal sealed class JpegComponent(byte id, int horizontal, int vertical, int quantization)
{
    internal byte Id => id;

    /// <summary>How many blocks lie beside each other in a unit of all planes.</summary>
    internal int Horizontal => horizontal;

    internal int Vertical => vertical;

    internal int Quantization => quantization;

    /// <summary>Gets or sets what the sums of differences have come to.</summary>
    internal int Predictor { get; set; }

    internal int DcTable { get; set; }

    internal int AcTable { get; set; }

    /// <summary>The samples that count, and the blocks that hold them.</summary>
    internal int Width { get; private set; }

    internal int Height { get; private set; }

    internal int BlocksAcross => (Width + 7) / 8;

    internal int BlocksDown => (Height + 7) / 8;

    /// <summary>The blocks in a row with those that fill up the last unit.</summary>
    internal int Stride { get; private set; }

    internal short[] Coefficients { get; private set; } = [];

    internal byte[] Samples { get; set; } = [];

    internal void Allocate(int width, int height, int mostHorizontal, int mostVertical, int unitsAcross, int unitsDown)
    {
        Width = ((width * horizontal) + mostHorizontal - 1) / mostHorizontal;
        Height = ((height * vertical) + mostVertical - 1) / mostVertical;
        Stride = unitsAcross * horizontal;
        Coefficients = new short[checked(Stride * unitsDown * vertical * 64)];
    }

    internal Span<short> Block(int across, int down) => Coefficients.AsSpan(((down * Stride) + across) * 64, 64);
}
