using System.Buffers.Binary;

namespace MLNet.FeatureGating.Tool.Tests.Support;

/// <summary>Makes IDX files: small images with a bright square whose place is their class, in a frame that is always black.</summary>
internal static class Idx
{
    public const int Side = 8;

    private static readonly (int Row, int Column)[] Places = [(1, 1), (1, 5), (5, 3)];

    /// <summary>Images and labels of three classes.</summary>
    public static (byte[] Images, byte[] Labels) Squares(int count)
    {
        var random = new Random(1);
        byte[] images = new byte[count * Side * Side];
        byte[] labels = new byte[count];
        for (int image = 0; image < count; image++)
        {
            labels[image] = (byte)random.Next(3);
            (int top, int left) = Places[labels[image]];
            for (int row = 1; row < Side - 1; row++)
            {
                for (int column = 1; column < Side - 1; column++)
                {
                    bool isBright = row - top is 0 or 1 && column - left is 0 or 1;
                    images[(((image * Side) + row) * Side) + column] = (byte)(random.Next(100) + (isBright ? 120 : 0));
                }
            }
        }

        return (images, labels);
    }

    public static byte[] File(byte[] items, params int[] dimensions) => File(8, items, dimensions);

    public static byte[] File(byte type, byte[] items, params int[] dimensions)
    {
        byte[] header = new byte[4 + (4 * dimensions.Length)];
        header[2] = type;
        header[3] = (byte)dimensions.Length;
        for (int i = 0; i < dimensions.Length; i++)
        {
            BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4 + (4 * i)), dimensions[i]);
        }

        return [.. header, .. items];
    }

    public static byte[] Zip(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var zip = new System.IO.Compression.GZipStream(packed, System.IO.Compression.CompressionMode.Compress))
        {
            zip.Write(bytes);
        }

        return packed.ToArray();
    }
}
