using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using SampleData.Files;

namespace SampleData.Tests.Support;

/// <summary>A folder of made-up data that goes when the test ends.</summary>
internal sealed class TemporaryData : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("sample-data-");

    public DataFolder Folder => new("made-up", _folder.FullName);

    public string PathOf(string file) => Path.Combine(_folder.FullName, file);

    public void Write(string file, params byte[] content) => File.WriteAllBytes(PathOf(file), content);

    public void Pack(string file, byte[] content)
    {
        using var packing = new GZipStream(File.Create(PathOf(file)), CompressionMode.Compress);
        packing.Write(content);
    }

    public void WriteNpy(string file, float[] values, params int[] dimensions) => Write(file, Npy("<f4", values, dimensions));

    public static byte[] Idx(byte[] items, params int[] dimensions)
    {
        byte[] file = [0, 0, 8, (byte)dimensions.Length, .. new byte[4 * dimensions.Length], .. items];
        for (int i = 0; i < dimensions.Length; i++)
        {
            BinaryPrimitives.WriteInt32BigEndian(file.AsSpan(4 + (4 * i)), dimensions[i]);
        }

        return file;
    }

    public static byte[] Npy(string type, float[] values, params int[] dimensions)
    {
        string sizes = string.Concat(dimensions.Select(size => $"{size}, ")).TrimEnd(' ');
        string description = $"{{'descr': '{type}', 'fortran_order': False, 'shape': ({(dimensions.Length == 1 ? sizes : sizes.TrimEnd(','))}), }}\n";
        IEnumerable<byte> numbers = values.SelectMany(
            value => type.EndsWith('8') ? BitConverter.GetBytes((double)value) : BitConverter.GetBytes(value));
        return [0x93, .. "NUMPY"u8, 1, 0, (byte)description.Length, 0, .. Encoding.ASCII.GetBytes(description), .. numbers];
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
