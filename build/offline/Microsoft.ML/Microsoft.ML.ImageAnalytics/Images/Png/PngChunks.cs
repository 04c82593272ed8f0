using System.Buffers.Binary;
using System.Text;

namespace Microsoft.ML.Offline;

/// <summary>The parts that a PNG file is made of: length, name, content, checksum.</summary>
internal static class PngChunks
{
    private static readonly uint[] Table = MakeTable();

    internal static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0d, 0x0a, 0x1a, 0x0a];

    internal static void Write(Stream stream, string name, ReadOnlySpan<byte> content)
    {
        var chunk = new byte[content.Length + 12];
        BinaryPrimitives.WriteInt32BigEndian(chunk, content.Length);
        Encoding.ASCII.GetBytes(name, chunk.AsSpan(4));
        content.CopyTo(chunk.AsSpan(8));
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(chunk.Length - 4), Checksum(chunk.AsSpan(4..^4)));
        stream.Write(chunk);
    }

    /// <summary>Reads the part at an offset, and moves the offset behind it.</summary>
    internal static ReadOnlySpan<byte> Read(ReadOnlySpan<byte> file, ref int offset, out string name)
    {
        var length = BinaryPrimitives.ReadInt32BigEndian(file[offset..]);
        var named = file.Slice(offset + 4, checked(length + 4));
        name = Encoding.ASCII.GetString(named[..4]);
        if (BinaryPrimitives.ReadUInt32BigEndian(file[(offset + 8 + length)..]) != Checksum(named))
        {
            throw new InvalidDataException($"The checksum of the part {name} does not agree.");
        }

        offset += length + 12;
        return named[4..];
    }

    private static uint Checksum(ReadOnlySpan<byte> bytes)
    {
        var sum = uint.MaxValue;
        foreach (var value in bytes)
        {
            sum = Table[(byte)(sum ^ value)] ^ (sum >> 8);
        }

        return ~sum;
    }

    private static uint[] MakeTable()
    {
        var table = new uint[256];
        for (var i = 0u; i < table.Length; i++)
        {
            table[i] = i;
            for (var bit = 0; bit < 8; bit++)
            {
                table[i] = (table[i] & 1) != 0 ? 0xedb88320 ^ (table[i] >> 1) : table[i] >> 1;
            }
        }

        return table;
    }
}
