using Microsoft.ML.Offline;
using Microsoft.ML.Transforms;

namespace Microsoft.ML;

public static class NormalizationCatalog
{
    public static NormalizingEstimator NormalizeMinMax(
        this TransformsCatalog catalog,
        string outputColumnName,
        string? inputColumnName = null,
        long maximumExampleCount = 1000000000,
        bool fixZero = true)
    {
        Require.NotNull(catalog);
        var settings = new NormalizerSettings(NormalizerKind.MinMax, maximumExampleCount, fixZero);
        return new(settings, outputColumnName, inputColumnName ?? outputColumnName);
    }

    public static NormalizingEstimator NormalizeMeanVariance(
        this TransformsCatalog catalog,
        string outputColumnName,
        string? inputColumnName = null,
        long maximumExampleCount = 1000000000,
        bool fixZero = true,
        bool useCdf = false)
    {
        Require.NotNull(catalog);
        var settings = useCdf
            ? throw new NotSupportedException("This stand-in for ML.NET does not normalize by cumulative distributions.")
            : new NormalizerSettings(NormalizerKind.MeanVariance, maximumExampleCount, fixZero);
        return new(settings, outputColumnName, inputColumnName ?? outputColumnName);
    }
}
