using Microsoft.ML.Transforms;

namespace Microsoft.ML.Offline;

/// <summary>The transformers of Microsoft.ML.Transforms.</summary>
internal sealed class TransformsLoaders : ILoaderTable
{
    public IReadOnlyDictionary<string, TransformerLoader> Loaders { get; } = new Dictionary<string, TransformerLoader>
    {
        [KeyToVectorMappingTransformer.Name] = KeyToVectorMappingTransformer.Load,
        [MissingValueReplacingTransformer.Name] = MissingValueReplacingTransformer.Load,
        [SlotsDroppingTransformer.Name] = SlotsDroppingTransformer.Load,
    };
}
