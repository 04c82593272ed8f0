using System.Text;

namespace MLNet.FeatureGating.Tool.Csv;

/// <summary>How a file is written: what the options say, or else what the file itself tells.</summary>
internal sealed record CsvFormat
{
    /// <summary>What separates fields; null to find it from the header.</summary>
    public char? Separator { get; init; }

    /// <summary>Whether one column alone is a table: else it is taken for a table with another separator.</summary>
    public bool MayBeOneColumn { get; init; }

    /// <summary>The encoding where no byte order mark says otherwise; null for UTF-8.</summary>
    public Encoding? Encoding { get; init; }
}
