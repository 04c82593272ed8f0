using Microsoft.ML.Data;

namespace Microsoft.ML.Offline;

/// <summary>Row mappers, one after another.</summary>
internal sealed class CompositeRowMapper(DataViewSchema inputSchema, IRowToRowMapper[] mappers) : IRowToRowMapper
{
    public DataViewSchema OutputSchema => mappers.Length > 0 ? mappers[^1].OutputSchema : inputSchema;

    public IEnumerable<DataViewSchema.Column> GetDependencies(IEnumerable<DataViewSchema.Column> dependingColumns)
        => mappers.Reverse().Aggregate(dependingColumns, static (columns, mapper) => mapper.GetDependencies(columns));

    public DataViewRow GetRow(DataViewRow input, IEnumerable<DataViewSchema.Column> activeColumns)
    {
        Require.NotNull(input);
        Require.Param(ReferenceEquals(input.Schema, inputSchema), nameof(input), "Schema did not match original schema");

        // What is needed of each mapper is what the next one depends on.
        var needed = new IEnumerable<DataViewSchema.Column>[mappers.Length];
        var columns = Require.NotNull(activeColumns);
        for (var i = mappers.Length - 1; i >= 0; i--)
        {
            needed[i] = [.. columns];
            columns = mappers[i].GetDependencies(needed[i]);
        }

        var row = input;
        for (var i = 0; i < mappers.Length; i++)
        {
            row = mappers[i].GetRow(row, needed[i]);
        }

        return row;
    }
}
