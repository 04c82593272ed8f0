using Microsoft.ML;

namespace MLNet.FeatureGating.Data;

/// <summary>Looks columns up, and says what is wrong with them in one way everywhere.</summary>
internal static class SchemaErrors
{
    /// <summary>What the public methods that take a view or its schema call it.</summary>
    public static readonly string ParameterName = "input";

    public static DataViewSchema.Column RequireColumn(this DataViewSchema schema, string name, string role) =>
        schema.GetColumnOrNull(name) ?? throw Missing(role, name, schema.Where(column => !column.IsHidden).Select(column => column.Name));

    public static SchemaShape.Column RequireColumn(this SchemaShape schema, string name, string role)
    {
        foreach (SchemaShape.Column column in schema)
        {
            if (column.Name == name)
            {
                return column;
            }
        }

        throw Missing(role, name, schema.Select(column => column.Name));
    }

    public static ArgumentOutOfRangeException WrongType(string role, string name, string expected, object found) =>
        new(ParameterName, $"{role} column '{name}' must be {expected}, but it is {found}.");

    public static string Describe(SchemaShape.Column column) => column.Kind switch
    {
        SchemaShape.Column.VectorKind.Scalar => $"{(column.IsKey ? "a key of " : string.Empty)}{column.ItemType}",
        SchemaShape.Column.VectorKind.Vector => $"a vector of {column.ItemType}{(column.IsKey ? " keys" : string.Empty)}",
        _ => $"a vector of {column.ItemType} of variable size",
    };

    private static ArgumentOutOfRangeException Missing(string role, string name, IEnumerable<string> found) =>
        new(ParameterName, $"{role} column '{name}' is not there. The columns are: {string.Join(", ", found)}.");
}
