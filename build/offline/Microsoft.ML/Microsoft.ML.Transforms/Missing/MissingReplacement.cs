namespace Microsoft.ML.Offline;

/// <summary>What stands for a missing value of a column.</summary>
internal sealed record MissingReplacement(string OutputName, string InputName, float Value);
