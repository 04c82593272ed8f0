using Microsoft.ML.Offline;

namespace Microsoft.ML.Data;

/// <summary>An estimator that has nothing to learn: fitting checks the input and returns the transformer it was made with.</summary>
public abstract class TrivialEstimator<TTransformer> : IEstimator<TTransformer>
    where TTransformer : class, ITransformer
{
    private protected TrivialEstimator(TTransformer transformer) => Transformer = transformer;

    internal TTransformer Transformer { get; }

    public TTransformer Fit(IDataView input)
    {
        // Throws if the transformer cannot be applied to this input.
        Transformer.GetOutputSchema(Require.NotNull(input).Schema);
        return Transformer;
    }

    public abstract SchemaShape GetOutputSchema(SchemaShape inputSchema);
}
