using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace SampleData.Pictures;

/// <summary>Writes PNG files of three bytes a pixel.</summary>
internal static class PngFile
{
    public static void Write(Stream stream, Canvas canvas)
    {
        stream.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0d, 0x0a, 0x1a, 0x0a]);
        byte[] header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, canvas.Width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), canvas.Height);
        (header[8], header[9]) = (8, 2);
        WriteChunk(stream, "IHDR", header);
        WriteChunk(stream, "IDAT", Pack(canvas));
        WriteChunk(stream, "IEND", []);
    }

    private static byte[] Pack(Canvas canvas)
    {
        using var packed = new MemoryStream();
        using (var packing = new ZLibStream(packed, CompressionLevel.Optimal))
        {
            byte[] row = new byte[1 + (3 * canvas.Width)];
            for (int y = 0; y < canvas.Height; y++)
            {
                for (int x = 0; x < canvas.Width; x++)
                {
                    Color color = canvas.Row(y)[x];
                    (row[1 + (3 * x)], row[2 + (3 * x)], row[3 + (3 * x)]) = (color.Red, color.Green, color.Blue);
                }

                packing.Write(row);
            }
        }

        return packed.ToArray();
    }

    private static void WriteChunk(Stream stream, string name, ReadOnlySpan<byte> content)
    {
        byte[] chunk = new byte[content.Length + 12];
        BinaryPrimitives.WriteInt32BigEndian(chunk, content.Length);
        Encoding.ASCII.GetBytes(name, chunk.AsSpan(4));
        content.CopyTo(chunk.AsSpan(8));
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(chunk.Length - 4), Checksum(chunk.AsSpan(4..^4)));
        stream.Write(chunk);
    }

    // CRC-32, bit by bit: a sheet is small once it is packed.
    private static uint Checksum(ReadOnlySpan<byte> bytes)
    {
        uint sum = uint.MaxValue;
        foreach (byte value in bytes)
        {
            sum ^= value;
            for (int bit = 0; bit < 8; bit++)
            {
                sum = (sum & 1) != 0 ? (sum >> 1) ^ 0xedb88320 : sum >> 1;
            }
        }

        return ~sum;
    }
}
