using System.IO.Compression;

namespace Microsoft.ML.Offline;

/// <summary>Where a component reads itself from: a folder of the model file.</summary>
internal sealed class ModelLoadContext(ZipArchive archive, string folder)
{
    internal ITransformer Load()
    {
        using var reader = ModelFile.ReadEntry(archive, ModelFile.EntryName(folder));
        var loaderName = reader.ReadString();
        return loaderName == TransformerChainFormat.LoaderName
            ? TransformerChainFormat.Load(reader, this)
            : ModelRegistry.Load(loaderName, reader);
    }

    internal ITransformer LoadPart(string name) => new ModelLoadContext(archive, $"{folder}/{name}").Load();
}
