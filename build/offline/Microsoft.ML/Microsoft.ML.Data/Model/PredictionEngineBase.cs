using Microsoft.ML.Data;
using Microsoft.ML.Offline;

namespace Microsoft.ML;

/// <summary>Applies a model to one object at a time. Not thread-safe, as in ML.NET.</summary>
public abstract class PredictionEngineBase<TSrc, TDst> : IDisposable
    where TSrc : class
    where TDst : class, new()
{
    private readonly ITransformer _transformer;
    private readonly ObjectRow<TSrc> _input;
    private readonly Action<TDst> _fill;
    private bool _disposed;

    private protected PredictionEngineBase(
        ITransformer transformer, bool ignoreMissingColumns, SchemaDefinition? inputDefinition, SchemaDefinition? outputDefinition)
    {
        _transformer = Require.NotNull(transformer);
        Require.Param(transformer.IsRowToRowMapper, nameof(transformer), "Must be a row to row mapper");

        _input = new ObjectRow<TSrc>(inputDefinition);
        var mapper = transformer.GetRowToRowMapper(_input.Schema);
        var reader = new RowReader<TDst>(mapper.OutputSchema, ignoreMissingColumns, outputDefinition);
        _fill = reader.Bind(mapper.GetRow(_input, mapper.OutputSchema));
    }

    public TDst Predict(TSrc example)
    {
        _input.Set(Require.NotNull(example));
        var prediction = new TDst();
        _fill(prediction);
        return prediction;
    }

    public void Dispose()
    {
        if (_disposed)
        {
            return;
        }

        _disposed = true;
        _input.Dispose();
        (_transformer as IDisposable)?.Dispose();
        GC.SuppressFinalize(this);
    }
}
