using Microsoft.ML.Data;

namespace Microsoft.ML.Offline;

/// <summary>Finds the columns that an evaluation is about.</summary>
internal static class ScoredColumns
{
    internal static DataViewSchema.Column Find(IDataView data, string role, string name)
        => data.Schema.GetColumnOrNull(Require.NotEmpty(name)) ?? throw Errors.MissingColumn(nameof(data), role, name);

    /// <summary>Finds a column and checks its type.</summary>
    internal static DataViewSchema.Column Find(IDataView data, string role, string name, Func<DataViewType, bool> isExpected, string expected)
    {
        var column = Find(data, role, name);
        return isExpected(column.Type)
            ? column
            : throw Errors.SchemaMismatch(nameof(data), role, name, expected, column.Type.ToString()!);
    }

    internal static DataViewSchema.Column FindSingle(IDataView data, string role, string name)
        => Find(data, role, name, static type => type == NumberDataViewType.Single, "Single");
}
