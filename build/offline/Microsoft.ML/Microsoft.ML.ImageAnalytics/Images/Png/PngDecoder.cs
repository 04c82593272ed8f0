using System.IO.Compression;

namespace Microsoft.ML.Offline;

/// <summary>Reads PNG files of every kind.</summary>
internal static class PngDecoder
{
    /// <summary>The passes of an interlaced file: first pixel and step, across and down.</summary>
    private static readonly (int X, int StepX, int Y, int StepY)[] Passes =
        [(0, 8, 0, 8), (4, 8, 0, 8), (0, 4, 4, 8), (2, 4, 0, 4), (0, 2, 2, 4), (1, 2, 0, 2), (0, 1, 1, 2)];

    internal static Bitmap Decode(ReadOnlySpan<byte> file)
    {
        if (!file.StartsWith(PngChunks.Signature))
        {
            throw new InvalidDataException("The signature of the PNG file is damaged.");
        }

        PngHeader? header = null;
        byte[] palette = [];
        byte[] transparency = [];
        using var packed = new MemoryStream();
        var offset = PngChunks.Signature.Length;
        string name;
        do
        {
            var content = PngChunks.Read(file, ref offset, out name);
            switch (name)
            {
                case "IHDR":
                    header = PngHeader.Read(content);
                    break;
                case "PLTE":
                    palette = content.ToArray();
                    break;
                case "tRNS":
                    transparency = content.ToArray();
                    break;
                case "IDAT":
                    packed.Write(content);
                    break;
            }
        }
        while (name != "IEND");

        packed.Position = 0;
        using var pixels = new ZLibStream(packed, CompressionMode.Decompress);
        return Read(header ?? throw new InvalidDataException("The PNG file has no header."), palette, transparency, pixels);
    }

    private static Bitmap Read(PngHeader header, byte[] palette, byte[] transparency, Stream pixels)
    {
        var colors = new PngColors(header, palette, transparency);
        var rgba = new byte[header.Width * header.Height * Bitmap.BytesPerPixel];
        foreach (var (firstX, stepX, firstY, stepY) in header.IsInterlaced ? Passes : [(0, 1, 0, 1)])
        {
            var width = (header.Width - firstX + stepX - 1) / stepX;
            var height = (header.Height - firstY + stepY - 1) / stepY;
            if (width <= 0 || height <= 0)
            {
                continue;
            }

            var rows = new PngRows(pixels, header.RowLength(width), header.BytesPerPixel);
            for (var y = 0; y < height; y++)
            {
                var row = rows.Next();
                for (var x = 0; x < width; x++)
                {
                    var target = ((firstY + (y * stepY)) * header.Width) + firstX + (x * stepX);
                    colors.Convert(row, x, rgba.AsSpan(target * Bitmap.BytesPerPixel, Bitmap.BytesPerPixel));
                }
            }
        }

        return Bitmap.OfStraight(header.Width, header.Height, rgba, colors.IsOpaque);
    }
}
