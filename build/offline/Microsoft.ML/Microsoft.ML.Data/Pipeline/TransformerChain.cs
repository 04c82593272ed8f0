using System.Collections;
using Microsoft.ML.Offline;

namespace Microsoft.ML.Data;

/// <summary>Transformers that apply one after another.</summary>
public sealed class TransformerChain<TLastTransformer> : ITransformer, IEnumerable<ITransformer>, IDisposable
    where TLastTransformer : class, ITransformer
{
    // Null for the empty chain, although the official signature does not say so.
    public readonly TLastTransformer LastTransformer = null!;

    private readonly ITransformer[] _transformers;
    private readonly TransformerScope[] _scopes;
    private bool _disposed;

    internal TransformerChain(IEnumerable<ITransformer> transformers, IEnumerable<TransformerScope> scopes)
    {
        _transformers = [.. transformers];
        _scopes = [.. scopes];
        if (_transformers.Length > 0)
        {
            LastTransformer = (_transformers[^1] as TLastTransformer)!;
            Require.State(LastTransformer is not null, $"The last transformer is not a {typeof(TLastTransformer).Name}.");
        }

        Require.State(_transformers.Length == _scopes.Length, "There must be one scope for each transformer.");
    }

    public TransformerChain(params ITransformer[]? transformers)
        : this(transformers ?? [], Enumerable.Repeat(TransformerScope.Everything, transformers?.Length ?? 0))
    {
    }

    bool ITransformer.IsRowToRowMapper => _transformers.All(static transformer => transformer.IsRowToRowMapper);

    private IEnumerable<ITransformer> Scoring => _transformers.Where((_, i) => _scopes[i].HasFlag(TransformerScope.Scoring));

    public DataViewSchema GetOutputSchema(DataViewSchema inputSchema)
        => Scoring.Aggregate(Require.NotNull(inputSchema), static (schema, transformer) => transformer.GetOutputSchema(schema));

    public IDataView Transform(IDataView input)
    {
        Require.NotNull(input);

        // Report mistakes before any view is made.
        GetOutputSchema(input.Schema);
        return Scoring.Aggregate(input, static (view, transformer) => transformer.Transform(view));
    }

    public IEnumerator<ITransformer> GetEnumerator() => ((IEnumerable<ITransformer>)_transformers).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    IRowToRowMapper ITransformer.GetRowToRowMapper(DataViewSchema inputSchema)
    {
        Require.NotNull(inputSchema);
        Require.State(((ITransformer)this).IsRowToRowMapper,
            $"{nameof(ITransformer.GetRowToRowMapper)} method called despite {nameof(ITransformer.IsRowToRowMapper)} being false.");

        var mappers = new IRowToRowMapper[_transformers.Length];
        var schema = inputSchema;
        for (var i = 0; i < mappers.Length; i++)
        {
            mappers[i] = _transformers[i].GetRowToRowMapper(schema);
            schema = mappers[i].OutputSchema;
        }

        return new CompositeRowMapper(inputSchema, mappers);
    }

    void ICanSaveModel.Save(ModelSaveContext ctx) => TransformerChainFormat.Save(ctx, _transformers, _scopes);

    public void Dispose()
    {
        if (_disposed)
        {
            return;
        }

        _disposed = true;
        foreach (var transformer in _transformers.OfType<IDisposable>())
        {
            transformer.Dispose();
        }
    }
}
