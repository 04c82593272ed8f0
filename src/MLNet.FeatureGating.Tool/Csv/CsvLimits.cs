namespace MLNet.FeatureGating.Tool.Csv;

/// <summary>What is no table of features any more. Reading ends there, before memory does.</summary>
internal static class CsvLimits
{
    /// <summary>The characters of a field.</summary>
    public const int Field = 100_000;

    /// <summary>The characters of a row.</summary>
    public const int Row = 4_000_000;

    /// <summary>The fields of a row.</summary>
    public const int Fields = 200_000;

    /// <summary>The characters of a column's name.</summary>
    public const int Name = 1000;

    /// <summary>The bytes of a column.</summary>
    public static int Column => Array.MaxLength;
}
