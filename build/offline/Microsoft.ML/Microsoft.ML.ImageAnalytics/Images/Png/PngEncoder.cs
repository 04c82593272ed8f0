using System.Buffers.Binary;
using System.IO.Compression;

namespace Microsoft.ML.Offline;

/// <summary>Writes PNG files of three or, where alpha counts, four bytes a pixel.</summary>
internal static class PngEncoder
{
    internal static byte[] Encode(Bitmap bitmap)
    {
        using var file = new MemoryStream();
        file.Write(PngChunks.Signature);

        Span<byte> header = stackalloc byte[13];
        header.Clear();
        BinaryPrimitives.WriteInt32BigEndian(header, bitmap.Width);
        BinaryPrimitives.WriteInt32BigEndian(header[4..], bitmap.Height);
        header[8] = 8;
        header[9] = (byte)(bitmap.IsOpaque ? PngHeader.ColorKind.Rgb : PngHeader.ColorKind.Rgba);
        PngChunks.Write(file, "IHDR", header);

        using var packed = new MemoryStream();
        using (var packing = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            Write(packing, bitmap);
        }

        PngChunks.Write(file, "IDAT", packed.ToArray());
        PngChunks.Write(file, "IEND", []);
        return file.ToArray();
    }

    private static void Write(Stream stream, Bitmap bitmap)
    {
        var channels = bitmap.IsOpaque ? 3 : 4;
        var row = new byte[1 + (bitmap.Width * channels)];
        for (var y = 0; y < bitmap.Height; y++)
        {
            for (var x = 0; x < bitmap.Width; x++)
            {
                var pixel = (y * bitmap.Width) + x;
                var source = bitmap.Pixels.AsSpan(pixel * Bitmap.BytesPerPixel, Bitmap.BytesPerPixel);
                var target = row.AsSpan(1 + (x * channels), channels);
                var alpha = bitmap.AlphaOf(pixel);
                target[0] = Straighten(source[bitmap.RedIndex], alpha);
                target[1] = Straighten(source[1], alpha);
                target[2] = Straighten(source[bitmap.BlueIndex], alpha);
                if (!bitmap.IsOpaque)
                {
                    target[3] = alpha;
                }
            }

            stream.Write(row);
        }
    }

    private static byte Straighten(byte value, byte alpha) => alpha == 0 ? (byte)0 : (byte)Math.Min(255, ((value * 255) + (alpha / 2)) / alpha);
}
