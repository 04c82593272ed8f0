using System.Buffers.Binary;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.RegularExpressions;

namespace SampleData.Files;

/// <summary>An array of numbers in NumPy's format.</summary>
/// <param name="Dimensions">The dimensions, the slowest first.</param>
/// <param name="Values">The numbers, one after another.</param>
public sealed partial record NpyFile(IReadOnlyList<int> Dimensions, float[] Values)
{
    /// <summary>Reads a file of floating-point numbers in single or double precision.</summary>
    /// <exception cref="DataFileException">It is missing, cut off, or none of this format.</exception>
    public static NpyFile Read(DataFolder folder, string file)
    {
        using Stream stream = folder.Open(file);
        byte[] start = new byte[10];
        folder.Fill(stream, file, start);
        if (start is not [0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y', 1, ..])
        {
            throw folder.Error(file, $"a NumPy file of version 1 is expected, and one that begins with {Convert.ToHexString(start)} is found");
        }

        byte[] described = new byte[BinaryPrimitives.ReadUInt16LittleEndian(start.AsSpan(8))];
        folder.Fill(stream, file, described);
        string description = Encoding.ASCII.GetString(described);
        Match match = Description().Match(description);
        if (!match.Success)
        {
            throw folder.Error(file, $"rows of little-endian floating-point numbers are expected, and {description.Trim()} is found");
        }

        int[] dimensions = [.. match.Groups["size"].Captures.Select(size => int.Parse(size.ValueSpan, CultureInfo.InvariantCulture))];
        int itemSize = match.Groups["bytes"].ValueSpan is "4" ? 4 : 8;
        long length = dimensions.Aggregate(1L, (product, size) => Math.Min(product * size, int.MaxValue));
        if (length * itemSize > Array.MaxLength)
        {
            throw folder.Error(file, $"the dimensions {string.Join(" x ", dimensions)} are found, which no data here have");
        }

        byte[] bytes = new byte[length * itemSize];
        folder.Fill(stream, file, bytes);
        folder.End(stream, file);
        return new(dimensions, itemSize == 4
            ? MemoryMarshal.Cast<byte, float>(bytes).ToArray()
            : Array.ConvertAll(MemoryMarshal.Cast<byte, double>(bytes).ToArray(), value => (float)value));
    }

    [GeneratedRegex(@"^\{'descr': '<f(?<bytes>[48])', 'fortran_order': False, 'shape': \(((?<size>\d{1,9})(, |,|(?=\))))+\), \}\s*$")]
    private static partial Regex Description();
}
