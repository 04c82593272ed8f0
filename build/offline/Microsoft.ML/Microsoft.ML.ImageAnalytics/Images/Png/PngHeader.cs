using System.Buffers.Binary;

namespace Microsoft.ML.Offline;

/// <summary>What the first part of a PNG file says.</summary>
internal sealed record PngHeader(int Width, int Height, int Depth, PngHeader.ColorKind Color, bool IsInterlaced)
{
    internal enum ColorKind : byte
    {
        Gray = 0,
        Rgb = 2,
        Palette = 3,
        GrayAlpha = 4,
        Rgba = 6,
    }

    internal int Channels => Color switch
    {
        ColorKind.Rgb => 3,
        ColorKind.GrayAlpha => 2,
        ColorKind.Rgba => 4,
        _ => 1,
    };

    internal int BytesPerPixel => Math.Max(1, Channels * Depth / 8);

    internal int RowLength(int width) => checked((int)((((long)width * Channels * Depth) + 7) / 8));

    internal static PngHeader Read(ReadOnlySpan<byte> content)
    {
        var header = new PngHeader(
            BinaryPrimitives.ReadInt32BigEndian(content), BinaryPrimitives.ReadInt32BigEndian(content[4..]), content[8], (ColorKind)content[9], content[12] == 1);
        var isDepth = header.Color switch
        {
            ColorKind.Gray => header.Depth is 1 or 2 or 4 or 8 or 16,
            ColorKind.Palette => header.Depth is 1 or 2 or 4 or 8,
            ColorKind.Rgb or ColorKind.GrayAlpha or ColorKind.Rgba => header.Depth is 8 or 16,
            _ => false,
        };
        if (!isDepth || content[10] != 0 || content[11] != 0 || content[12] > 1)
        {
            throw new InvalidDataException("The header of the PNG file is none.");
        }

        BitmapDecoder.CheckSize(header.Width, header.Height);
        return header;
    }
}
