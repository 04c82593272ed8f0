namespace Microsoft.ML;

/// <summary>Learns a transformer from a view.</summary>
public interface IEstimator<out TTransformer>
    where TTransformer : ITransformer
{
    TTransformer Fit(IDataView input);

    SchemaShape GetOutputSchema(SchemaShape inputSchema);
}
