using System.Buffers.Binary;

namespace SampleData.Files;

/// <summary>An array of bytes in the format of the MNIST files.</summary>
/// <param name="Dimensions">The dimensions, the number of items first.</param>
/// <param name="Bytes">The items, one after another.</param>
public sealed record IdxFile(IReadOnlyList<int> Dimensions, byte[] Bytes)
{
    private const byte UnsignedByte = 8;

    /// <summary>Reads a file, packed by gzip or not.</summary>
    /// <param name="folder">The folder that it is in.</param>
    /// <param name="file">Its name.</param>
    /// <param name="limit">The items to read at most, from the first one on.</param>
    /// <exception cref="DataFileException">It is missing, cut off, or none of this format.</exception>
    public static IdxFile Read(DataFolder folder, string file, int limit = int.MaxValue)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);
        using Stream stream = folder.Open(file);
        Span<byte> start = stackalloc byte[4];
        folder.Fill(stream, file, start);
        if (start is not [0, 0, UnsignedByte, > 0 and < 8])
        {
            throw folder.Error(file, $"an IDX file of bytes is expected, which begins with 00 00 08, and {Convert.ToHexString(start)} is found");
        }

        int[] dimensions = new int[start[3]];
        Span<byte> number = stackalloc byte[4];
        long length = 1;
        for (int i = 0; i < dimensions.Length; i++)
        {
            folder.Fill(stream, file, number);
            dimensions[i] = BinaryPrimitives.ReadInt32BigEndian(number);
            length *= i == 0 ? Math.Min(dimensions[i], limit) : dimensions[i];
            if (dimensions[i] <= 0 || length > Array.MaxLength)
            {
                throw folder.Error(file, $"the dimensions {string.Join(" x ", dimensions.Take(i + 1))} are found, which no data here have");
            }
        }

        bool isWhole = dimensions[0] <= limit;
        dimensions[0] = Math.Min(dimensions[0], limit);
        byte[] bytes = new byte[length];
        folder.Fill(stream, file, bytes);
        if (isWhole)
        {
            folder.End(stream, file);
        }

        return new(dimensions, bytes);
    }
}
