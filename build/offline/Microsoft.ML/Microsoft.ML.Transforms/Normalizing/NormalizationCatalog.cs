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
        => new(
            Require.NotNull(catalog).Environment,
            new NormalizerSettings(NormalizerKind.MinMax, maximumExampleCount, fixZero),
            (outputColumnName, inputColumnName ?? outputColumnName));

    public static NormalizingEstimator NormalizeMinMax(
        this TransformsCatalog catalog, InputOutputColumnPair[] columns, long maximumExampleCount = 1000000000, bool fixZero = true)
        => new(
            Require.NotNull(catalog).Environment,
            new NormalizerSettings(NormalizerKind.MinMax, maximumExampleCount, fixZero),
            columns.ToPairs());

    public static NormalizingEstimator NormalizeMeanVariance(
        this TransformsCatalog catalog,
        string outputColumnName,
        string? inputColumnName = null,
        long maximumExampleCount = 1000000000,
        bool fixZero = true,
        bool useCdf = false)
        => new(
            Require.NotNull(catalog).Environment,
            MeanVariance(maximumExampleCount, fixZero, useCdf),
            (outputColumnName, inputColumnName ?? outputColumnName));

    public static NormalizingEstimator NormalizeMeanVariance(
        this TransformsCatalog catalog,
        InputOutputColumnPair[] columns,
        long maximumExampleCount = 1000000000,
        bool fixZero = true,
        bool useCdf = false)
        => new(Require.NotNull(catalog).Environment, MeanVariance(maximumExampleCount, fixZero, useCdf), columns.ToPairs());

    private static NormalizerSettings MeanVariance(long maximumExampleCount, bool fixZero, bool useCdf)
        => useCdf
            ? throw new NotSupportedException("This stand-in for ML.NET does not normalize by cumulative distributions.")
            : new NormalizerSettings(NormalizerKind.MeanVariance, maximumExampleCount, fixZero);
}
