namespace Microsoft.ML.Offline;

/// <summary>What a normalizer makes even.</summary>
internal enum NormalizerKind
{
    MinMax,
    MeanVariance,
}
