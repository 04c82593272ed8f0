namespace Microsoft.ML.Offline;

/// <summary>The schema that members make.</summary>
internal static class MemberSchema
{
    internal static DataViewSchema Of<TRow>(IEnumerable<MemberColumn<TRow>> columns)
        where TRow : class
    {
        var builder = new DataViewSchema.Builder();
        foreach (var column in columns)
        {
            builder.AddColumn(column.Name, column.Type, column.Annotations);
        }

        return builder.ToSchema();
    }
}
