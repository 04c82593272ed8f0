using Microsoft.ML.Runtime;

namespace Microsoft.ML;

/// <summary>What transforms are added to by extension methods.</summary>
public sealed class TransformsCatalog
{
    internal TransformsCatalog(IHostEnvironment env)
    {
        Categorical = new CategoricalTransforms();
        Conversion = new ConversionTransforms();
        FeatureSelection = new FeatureSelectionTransforms(env);
    }

    public CategoricalTransforms Categorical { get; }

    public ConversionTransforms Conversion { get; }

    public FeatureSelectionTransforms FeatureSelection { get; }

    /// <summary>Making numbers of categories.</summary>
    public sealed class CategoricalTransforms
    {
        internal CategoricalTransforms()
        {
        }
    }

    /// <summary>Changing the type of columns.</summary>
    public sealed class ConversionTransforms
    {
        internal ConversionTransforms()
        {
        }
    }

    /// <summary>Selecting columns or slots.</summary>
    public sealed class FeatureSelectionTransforms
    {
        internal FeatureSelectionTransforms(IHostEnvironment env) => Environment = env;

        internal IHostEnvironment Environment { get; }
    }
}
