namespace Microsoft.ML.Offline;

/// <summary>Finds columns of estimators' schemas, and adds to them.</summary>
internal static class ShapeColumns
{
    /// <summary>Finds a column, or throws as ML.NET does.</summary>
    internal static SchemaShape.Column FindInput(this SchemaShape inputSchema, string name)
        => inputSchema.TryFindColumn(name, out var column) ? column : throw Errors.MissingColumn(nameof(inputSchema), "input", name);

    /// <summary>The schema with columns added, or replaced where the name is taken.</summary>
    internal static SchemaShape With(this SchemaShape schema, params IEnumerable<SchemaShape.Column> added)
    {
        var columns = schema.ToDictionary(static column => column.Name);
        foreach (var column in added)
        {
            columns[column.Name] = column;
        }

        return new SchemaShape(columns.Values);
    }
}
