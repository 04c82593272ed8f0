using Microsoft.ML.Data;
using Microsoft.ML.Transforms;

namespace Microsoft.ML.Offline;

/// <summary>The transformers of Microsoft.ML.Data.</summary>
internal sealed class DataLoaders : ILoaderTable
{
    public IReadOnlyDictionary<string, TransformerLoader> Loaders { get; } = new Dictionary<string, TransformerLoader>
    {
        [ColumnConcatenatingTransformer.Name] = ColumnConcatenatingTransformer.Load,
        [ColumnCopyingTransformer.Name] = ColumnCopyingTransformer.Load,
        [KeyToValueMappingTransformer.Name] = KeyToValueMappingTransformer.Load,
        [NormalizingTransformer.Name] = NormalizingTransformer.Load,
        [ValueToKeyMappingTransformer.Name] = ValueToKeyMappingTransformer.Load,
    };
}
