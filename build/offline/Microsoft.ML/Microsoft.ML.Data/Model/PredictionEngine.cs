using Microsoft.ML.Data;

namespace Microsoft.ML;

/// <summary>Applies a model to one object at a time.</summary>
public sealed class PredictionEngine<TSrc, TDst> : PredictionEngineBase<TSrc, TDst>
    where TSrc : class
    where TDst : class, new()
{
    internal PredictionEngine(
        ITransformer transformer, bool ignoreMissingColumns, SchemaDefinition? inputDefinition, SchemaDefinition? outputDefinition)
        : base(transformer, ignoreMissingColumns, inputDefinition, outputDefinition)
    {
    }
}
