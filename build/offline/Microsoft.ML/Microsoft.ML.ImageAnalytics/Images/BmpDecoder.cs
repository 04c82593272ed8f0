using System.Buffers.Binary;

namespace Microsoft.ML.Offline;

/// <summary>Reads BMP files without compression: 24 or 32 bits a pixel, or up to 256 colors.</summary>
internal static class BmpDecoder
{
    internal static Bitmap Decode(byte[] content)
    {
        var data = content.AsSpan();
        var offset = Number(data, 10);
        var headerSize = Number(data, 14);
        var width = Number(data, 18);
        var height = Math.Abs(Number(data, 22));
        var isTopDown = Number(data, 22) < 0;
        var bits = BinaryPrimitives.ReadUInt16LittleEndian(data[28..]);
        if (Number(data, 30) != 0 || bits is not (1 or 4 or 8 or 24 or 32))
        {
            throw new NotSupportedException("This stand-in for ML.NET reads BMP files of 1, 4, 8, 24 or 32 bits without compression only.");
        }

        BitmapDecoder.CheckSize(width, height);
        var palette = data[(14 + headerSize)..];
        var stride = (int)((((long)width * bits) + 31) / 32 * 4);
        var rgba = new byte[width * height * Bitmap.BytesPerPixel];
        for (var y = 0; y < height; y++)
        {
            var row = data.Slice(offset + ((isTopDown ? y : height - 1 - y) * stride), stride);
            for (var x = 0; x < width; x++)
            {
                var color = bits >= 24 ? row[(x * bits / 8)..] : palette[(Index(row, x, bits) * 4)..];
                var target = ((y * width) + x) * Bitmap.BytesPerPixel;
                (rgba[target], rgba[target + 1], rgba[target + 2], rgba[target + 3]) = (color[2], color[1], color[0], byte.MaxValue);
            }
        }

        return Bitmap.OfStraight(width, height, rgba, isOpaque: true);
    }

    private static int Number(ReadOnlySpan<byte> data, int offset) => BinaryPrimitives.ReadInt32LittleEndian(data[offset..]);

    private static int Index(ReadOnlySpan<byte> row, int x, int bits)
    {
        var bit = x * bits;
        return (row[bit / 8] >> (8 - bits - (bit % 8))) & ((1 << bits) - 1);
    }
}
