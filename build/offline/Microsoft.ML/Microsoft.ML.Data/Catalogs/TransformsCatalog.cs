using Microsoft.ML.Runtime;

namespace Microsoft.ML;

/// <summary>What transforms are added to by extension methods.</summary>
public sealed class TransformsCatalog
{
    internal TransformsCatalog(IHostEnvironment env)
    {
        Environment = env;
        Categorical = new CategoricalTransforms(this);
        Conversion = new ConversionTransforms(this);
        FeatureSelection = new FeatureSelectionTransforms(this);
    }

    public CategoricalTransforms Categorical { get; }

    public ConversionTransforms Conversion { get; }

    public FeatureSelectionTransforms FeatureSelection { get; }

    internal IHostEnvironment Environment { get; }

    /// <summary>Encoding categories as numbers.</summary>
    public sealed class CategoricalTransforms
    {
        internal CategoricalTransforms(TransformsCatalog catalog) => Environment = catalog.Environment;

        internal IHostEnvironment Environment { get; }
    }

    /// <summary>Changing the type of columns.</summary>
    public sealed class ConversionTransforms
    {
        internal ConversionTransforms(TransformsCatalog catalog) => Environment = catalog.Environment;

        internal IHostEnvironment Environment { get; }
    }

    /// <summary>Selecting columns or slots.</summary>
    public sealed class FeatureSelectionTransforms
    {
        internal FeatureSelectionTransforms(TransformsCatalog catalog) => Environment = catalog.Environment;

        internal IHostEnvironment Environment { get; }
    }
}
