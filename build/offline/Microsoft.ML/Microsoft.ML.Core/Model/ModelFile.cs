using System.IO.Compression;
using System.Security.Cryptography;

namespace Microsoft.ML.Offline;

/// <summary>
/// The model file: a zip archive of this stand-in's own making. ML.NET does not read it, nor does this read ML.NET's.
/// <code>
/// Version.txt                            "MLNet.FeatureGating offline model" and the version of the format
/// Schema                                 the columns of the input with their annotations (left out if not given)
/// TransformerChain/Model                 a component: its loader's name, then what the loader reads
/// TransformerChain/Transform_000/Model   the parts of a chain, in folders below it
/// </code>
/// An entry begins with the SHA-256 of what follows, which is written with BinaryWriter: little-endian numbers, UTF-8 strings
/// with their length in front.
/// </summary>
internal static class ModelFile
{
    internal const string VersionEntry = "Version.txt";
    internal const string Version = "MLNet.FeatureGating offline model 2";
    internal const string SchemaEntry = "Schema";
    internal const string RootFolder = "TransformerChain";

    internal static string EntryName(string folder) => $"{folder}/Model";

    internal static void WriteEntry(ZipArchive archive, string name, Action<BinaryWriter> write)
    {
        using var content = new MemoryStream();
        using var writer = new BinaryWriter(content);
        write(writer);
        writer.Flush();

        using var entry = archive.CreateEntry(name).Open();
        entry.Write(SHA256.HashData(content.ToArray()));
        content.WriteTo(entry);
    }

    /// <summary>Reads an entry into memory, so that its hash, and lengths in it, can be checked.</summary>
    internal static BinaryReader ReadEntry(ZipArchive archive, string name)
    {
        var entry = archive.GetEntry(name) ?? throw new FormatException($"The model file has no entry '{name}'.");
        using var stream = entry.Open();
        using var content = new MemoryStream();
        stream.CopyTo(content);

        var bytes = content.ToArray();
        if (bytes.Length < SHA256.HashSizeInBytes
            || !SHA256.HashData(bytes.AsSpan(SHA256.HashSizeInBytes)).AsSpan().SequenceEqual(bytes.AsSpan(0, SHA256.HashSizeInBytes)))
        {
            throw new FormatException($"The model file is damaged: the content of '{name}' has changed.");
        }

        return new BinaryReader(new MemoryStream(bytes, SHA256.HashSizeInBytes, bytes.Length - SHA256.HashSizeInBytes));
    }
}
