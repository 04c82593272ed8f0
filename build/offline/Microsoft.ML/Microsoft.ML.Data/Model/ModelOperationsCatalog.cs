using System.IO.Compression;
using Microsoft.ML.Data;
using Microsoft.ML.Offline;

namespace Microsoft.ML;

/// <summary>Saving, loading and using fitted models.</summary>
public sealed class ModelOperationsCatalog
{
    internal ModelOperationsCatalog()
    {
    }

    public void Save(ITransformer model, DataViewSchema? inputSchema, Stream stream)
    {
        Require.NotNull(model);
        Require.NotNull(stream);
        using var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);
        using (var version = new StreamWriter(archive.CreateEntry(ModelFile.VersionEntry).Open()))
        {
            version.Write(ModelFile.Version);
        }

        if (inputSchema is not null)
        {
            ModelFile.WriteEntry(archive, ModelFile.SchemaEntry, writer => writer.WriteSchema(inputSchema));
        }

        ModelSaveContext.SaveRoot(archive, model);
    }

    public void Save(ITransformer model, DataViewSchema? inputSchema, string filePath)
    {
        Require.NotEmpty(filePath);
        using var stream = File.Create(filePath);
        Save(model, inputSchema, stream);
    }

    public ITransformer Load(Stream stream, out DataViewSchema inputSchema)
    {
        Require.NotNull(stream);
        try
        {
            using var archive = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
            CheckVersion(archive);

            // Null if the model was saved without a schema, as in ML.NET.
            inputSchema = archive.GetEntry(ModelFile.SchemaEntry) is null ? null! : ReadSchema(archive);
            return new ModelLoadContext(archive, ModelFile.RootFolder).Load();
        }
        catch (Exception exception) when (exception is not (FormatException or NotSupportedException or OutOfMemoryException))
        {
            // Whatever a loader stumbles over, the cause is the file.
            throw new FormatException("The model file is damaged, or is not a model file.", exception);
        }
    }

    public ITransformer Load(string filePath, out DataViewSchema inputSchema)
    {
        Require.NotEmpty(filePath);
        using var stream = File.OpenRead(filePath);
        return Load(stream, out inputSchema);
    }

    public PredictionEngine<TSrc, TDst> CreatePredictionEngine<TSrc, TDst>(
        ITransformer transformer,
        bool ignoreMissingColumns = true,
        SchemaDefinition? inputSchemaDefinition = null,
        SchemaDefinition? outputSchemaDefinition = null)
        where TSrc : class
        where TDst : class, new()
        => new(transformer, ignoreMissingColumns, inputSchemaDefinition, outputSchemaDefinition);

    public PredictionEngine<TSrc, TDst> CreatePredictionEngine<TSrc, TDst>(ITransformer transformer, DataViewSchema inputSchema)
        where TSrc : class
        where TDst : class, new()
        => new(transformer, ignoreMissingColumns: false, SchemaDefinition.ForSchema(typeof(TSrc), Require.NotNull(inputSchema)), null);

    private static void CheckVersion(ZipArchive archive)
    {
        var entry = archive.GetEntry(ModelFile.VersionEntry)
            ?? throw new FormatException("The file is not a model file.");
        using var reader = new StreamReader(entry.Open());
        var version = reader.ReadToEnd();
        if (version != ModelFile.Version)
        {
            throw new FormatException(
                "The model file is of another format: one that ML.NET itself, or another version of this stand-in, has written.");
        }
    }

    private static DataViewSchema ReadSchema(ZipArchive archive)
    {
        using var reader = ModelFile.ReadEntry(archive, ModelFile.SchemaEntry);
        return reader.ReadSchema();
    }
}
