using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNet.FeatureGating.Tests.Support;

/// <summary>
/// Finds the shape of a view's schema: nothing public makes one, but a pipeline passes it to its estimators before it fits them.
/// </summary>
internal sealed class ShapeProbe : IEstimator<ITransformer>
{
    private SchemaShape? _seen;

    public static SchemaShape Of(IDataView view)
    {
        var probe = new ShapeProbe();
        probe.Append(new ShapeProbe()).Fit(view);
        return probe._seen!;
    }

    public ITransformer Fit(IDataView input) => new TransformerChain<ITransformer>();

    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        _seen ??= inputSchema;
        return inputSchema;
    }
}
