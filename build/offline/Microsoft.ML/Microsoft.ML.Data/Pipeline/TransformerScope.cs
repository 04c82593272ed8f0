namespace Microsoft.ML.Data;

/// <summary>When a transformer of a chain applies.</summary>
[Flags]
public enum TransformerScope
{
    None = 0,
    Scoring = 4,
    Everything = 7,
}
