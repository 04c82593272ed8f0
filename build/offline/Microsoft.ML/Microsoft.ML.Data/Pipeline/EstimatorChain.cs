using Microsoft.ML.Offline;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>Estimators that are fitted one after another, each on the output of those before it.</summary>
public sealed class EstimatorChain<TLastTransformer> : IEstimator<TransformerChain<TLastTransformer>>
    where TLastTransformer : class, ITransformer
{
    private readonly IReadOnlyList<EstimatorLink> _links;

    internal EstimatorChain(IReadOnlyList<EstimatorLink> links) => _links = links;

    public TransformerChain<TLastTransformer> Fit(IDataView input)
    {
        // Report mistakes before anything is trained.
        GetOutputSchema(SchemaShape.Create(input.Schema));

        var current = input;
        var transformers = new ITransformer[_links.Count];
        for (var i = 0; i < transformers.Length; i++)
        {
            transformers[i] = _links[i].Estimator.Fit(current);
            current = transformers[i].Transform(current);
            if (_links[i].IsCached && i < transformers.Length - 1)
            {
                current = new CachedDataView(current);
            }
        }

        return new TransformerChain<TLastTransformer>(transformers, _links.Select(static link => link.Scope));
    }

    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
        => _links.Aggregate(inputSchema, static (schema, link) => link.Estimator.GetOutputSchema(schema));

    public EstimatorChain<TNewTrans> Append<TNewTrans>(
        IEstimator<TNewTrans> estimator, TransformerScope scope = TransformerScope.Everything)
        where TNewTrans : class, ITransformer
        => new([.. _links, new EstimatorLink(Require.NotNull(estimator), scope, IsCached: false)]);

    /// <summary>Has what the last estimator puts out kept in memory.</summary>
    internal EstimatorChain<TLastTransformer> AppendCacheCheckpoint(IHostEnvironment env)
    {
        Require.NotNull(env);
        return new([.. _links.SkipLast(1), _links[^1] with { IsCached = true }]);
    }
}
