namespace MLNet.FeatureGating.Reports.Content.Tables;

/// <summary>Names and their values.</summary>
internal static class NamedValueTable
{
    public static DataTable? Of(string nameHeader, string valueHeader, IEnumerable<KeyValuePair<string, string>> values)
    {
        TableRow[] rows = [.. values.Select(pair => new TableRow([pair.Key, pair.Value]))];
        return rows.Length == 0 ? null : new([new(nameHeader), new(valueHeader)], rows);
    }
}
