namespace Microsoft.ML.Offline;

/// <summary>What is asked of a normalizer.</summary>
internal sealed record NormalizerSettings(NormalizerKind Kind, long MaximumExampleCount, bool FixZero);
