using System.Buffers.Binary;
using System.IO.Compression;
using MLNet.FeatureGating.Tool.Csv;
using MLNet.FeatureGating.Tool.Errors;

namespace MLNet.FeatureGating.Tool.Imaging;

/// <summary>An array of bytes with its dimensions, in the format of the MNIST files, packed by gzip or not.</summary>
/// <param name="Dimensions">The dimensions, the number of items first.</param>
/// <param name="Bytes">The items, one after another.</param>
internal sealed record IdxFile(IReadOnlyList<int> Dimensions, byte[] Bytes)
{
    private const byte UnsignedByte = 8;

    /// <summary>Whether a file begins as one of this format does.</summary>
    /// <exception cref="InputException">It cannot be opened.</exception>
    public static bool IsOne(string path)
    {
        using Stream file = Unpack(path);
        Span<byte> start = stackalloc byte[4];
        try
        {
            return file.ReadAtLeast(start, 4, throwOnEndOfStream: false) == 4 && start is [0, 0, not 0, > 0 and < 8];
        }
        catch (Exception e) when (e is InvalidDataException or IOException)
        {
            throw Unreadable(path, e);
        }
    }

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="limit">The items to read at most.</param>
    /// <exception cref="InputException">It cannot be read, or is none of this format.</exception>
    public static IdxFile Read(string path, int limit)
    {
        using Stream file = Unpack(path);
        try
        {
            Span<byte> start = stackalloc byte[4];
            if (file.ReadAtLeast(start, 4, throwOnEndOfStream: false) < 4 || start[0] != 0 || start[1] != 0)
            {
                throw InputException.In(path, "this is no IDX file, MNIST's format: such a file begins with two zero bytes.");
            }

            if (start[2] != UnsignedByte)
            {
                throw InputException.In(path, $"the file holds items of type 0x{start[2]:x2}, but bytes without sign (0x08) are expected.");
            }

            int[] dimensions = new int[start[3]];
            Span<byte> number = stackalloc byte[4];
            for (int i = 0; i < dimensions.Length; i++)
            {
                file.ReadExactly(number);
                dimensions[i] = BinaryPrimitives.ReadInt32BigEndian(number);
            }

            return new(dimensions, ReadItems(path, file, dimensions, limit));
        }
        catch (EndOfStreamException e)
        {
            throw InputException.In(path, "the file ends before all of its items: it was cut off.", e);
        }
        catch (Exception e) when (e is InvalidDataException or IOException)
        {
            throw Unreadable(path, e);
        }
    }

    private static byte[] ReadItems(string path, Stream file, int[] dimensions, int limit)
    {
        if (dimensions.Length == 0 || Array.Exists(dimensions, dimension => dimension <= 0))
        {
            throw InputException.In(path, $"the file's dimensions are {string.Join(" x ", dimensions)}, but each must be at least 1.");
        }

        dimensions[0] = Math.Min(dimensions[0], limit);
        long length = 1;
        foreach (int dimension in dimensions)
        {
            length *= dimension;
            if (length > Array.MaxLength)
            {
                throw InputException.In(path, $"the file has dimensions {string.Join(" x ", dimensions)}: more than fits into memory. Take the "
                    + "first of them by --limit.");
            }
        }

        // Grown as it is read: a header may promise more than there is.
        byte[] items = new byte[Math.Min(length, 1 << 20)];
        int read = 0;
        while (true)
        {
            file.ReadExactly(items.AsSpan(read));
            read = items.Length;
            if (read == length)
            {
                return items;
            }

            Array.Resize(ref items, (int)Math.Min(length, read * 2L));
        }
    }

    private static Stream Unpack(string path)
    {
        FileStream file = InputFile.Open(path);
        if (!file.CanSeek)
        {
            file.Dispose();
            throw InputException.In(path, "this is a pipe or a device, but a file is expected.");
        }

        int first = file.ReadByte();
        int second = file.ReadByte();
        file.Position = 0;
        return (first, second) == (0x1f, 0x8b) ? new GZipStream(file, CompressionMode.Decompress) : new BufferedStream(file, 1 << 16);
    }

    private static InputException Unreadable(string path, Exception e) => InputException.In(path, "it cannot be read: "
        + $"{Texts.OneLine(e.Message)}", e);
}
