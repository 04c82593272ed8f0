namespace Microsoft.ML.Offline;

/// <summary>Reads what a transformer has written of itself, and makes it again.</summary>
internal delegate ITransformer TransformerLoader(BinaryReader reader);

/// <summary>The stock transformers that one assembly can load, by their loader names.</summary>
internal interface ILoaderTable
{
    IReadOnlyDictionary<string, TransformerLoader> Loaders { get; }
}
