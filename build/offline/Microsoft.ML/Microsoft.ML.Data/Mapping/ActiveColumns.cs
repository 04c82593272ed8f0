namespace Microsoft.ML.Offline;

/// <summary>Turns lists of needed columns into flags by column index.</summary>
internal static class ActiveColumns
{
    internal static bool[] Of(DataViewSchema schema, IEnumerable<DataViewSchema.Column> columnsNeeded)
    {
        var active = new bool[schema.Count];
        foreach (var column in Require.NotNull(columnsNeeded))
        {
            var isOurs = column.Index < schema.Count && column.Name == schema[column.Index].Name;
            Require.State(isOurs, $"The requested column: {column} is not part of the schema");
            active[column.Index] = true;
        }

        return active;
    }

    internal static IEnumerable<DataViewSchema.Column> Select(DataViewSchema schema, bool[] active)
        => schema.Where(column => active[column.Index]);
}
