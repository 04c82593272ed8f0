using System.Buffers.Binary;

namespace Microsoft.ML.Offline;

/// <summary>Makes red, green, blue and alpha of the samples in a row of a PNG file.</summary>
internal sealed class PngColors(PngHeader header, byte[] palette, byte[] transparency)
{
    /// <summary>Whether no pixel can be transparent.</summary>
    internal bool IsOpaque => transparency.Length == 0 && header.Color is not (PngHeader.ColorKind.GrayAlpha or PngHeader.ColorKind.Rgba);

    internal void Convert(ReadOnlySpan<byte> row, int x, Span<byte> rgba)
    {
        var first = x * header.Channels;
        switch (header.Color)
        {
            case PngHeader.ColorKind.Palette:
                var index = Sample(row, first);
                palette.AsSpan(3 * index, 3).CopyTo(rgba);
                rgba[3] = index < transparency.Length ? transparency[index] : byte.MaxValue;
                break;
            case PngHeader.ColorKind.Gray or PngHeader.ColorKind.GrayAlpha:
                rgba[..3].Fill(ToByte(Sample(row, first)));
                rgba[3] = header.Color == PngHeader.ColorKind.GrayAlpha ? ToByte(Sample(row, first + 1)) : Alpha(row, first);
                break;
            default:
                for (var channel = 0; channel < 3; channel++)
                {
                    rgba[channel] = ToByte(Sample(row, first + channel));
                }

                rgba[3] = header.Color == PngHeader.ColorKind.Rgba ? ToByte(Sample(row, first + 3)) : Alpha(row, first);
                break;
        }
    }

    private int Sample(ReadOnlySpan<byte> row, int index)
    {
        if (header.Depth >= 8)
        {
            return header.Depth == 8 ? row[index] : BinaryPrimitives.ReadUInt16BigEndian(row[(2 * index)..]);
        }

        var bit = index * header.Depth;
        return (row[bit / 8] >> (8 - header.Depth - (bit % 8))) & ((1 << header.Depth) - 1);
    }

    private byte ToByte(int sample)
    {
        var most = (1 << header.Depth) - 1;
        return (byte)(((sample * 255L) + (most / 2)) / most);
    }

    // Without alpha of their own, the pixels of one color may be declared transparent.
    private byte Alpha(ReadOnlySpan<byte> row, int first)
    {
        for (var channel = 0; channel < header.Channels; channel++)
        {
            if (transparency.Length == 0 || Sample(row, first + channel) != BinaryPrimitives.ReadUInt16BigEndian(transparency.AsSpan(2 * channel)))
            {
                return byte.MaxValue;
            }
        }

        return 0;
    }
}
