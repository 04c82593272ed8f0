namespace Microsoft.ML.Data;

/// <summary>Maps one row to another without knowing any other row.</summary>
public interface IRowToRowMapper
{
    DataViewSchema OutputSchema { get; }

    IEnumerable<DataViewSchema.Column> GetDependencies(IEnumerable<DataViewSchema.Column> dependingColumns);

    DataViewRow GetRow(DataViewRow input, IEnumerable<DataViewSchema.Column> activeColumns);
}
