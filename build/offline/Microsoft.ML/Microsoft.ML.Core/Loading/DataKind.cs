namespace Microsoft.ML.Data;

/// <summary>The types that text can be parsed as.</summary>
public enum DataKind : byte
{
    Single = 9,
    String = 11,
    Boolean = 12,
}
