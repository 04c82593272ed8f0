// A public transformer cannot derive from an internal class, so the shared base bears the name of the official one
// (Microsoft.ML.Data.RowToRowTransformerBase). What a transformer has to supply is internal.

using Microsoft.ML.Offline;

namespace Microsoft.ML.Data;

/// <summary>Base of every stock transformer that adds or replaces columns row by row.</summary>
public abstract class RowToRowTransformerBase : ITransformer
{
    private protected RowToRowTransformerBase()
    {
    }

    bool ITransformer.IsRowToRowMapper => true;

    /// <summary>Gets the key under which <see cref="ModelRegistry"/> knows how to load this transformer.</summary>
    internal abstract string LoaderName { get; }

    public DataViewSchema GetOutputSchema(DataViewSchema inputSchema)
        => new RowMapper(Require.NotNull(inputSchema), MapColumns(inputSchema)).OutputSchema;

    public IDataView Transform(IDataView input)
    {
        Require.NotNull(input);
        return new RowMappedDataView(input, new RowMapper(input.Schema, MapColumns(input.Schema)));
    }

    IRowToRowMapper ITransformer.GetRowToRowMapper(DataViewSchema inputSchema)
        => new RowMapper(Require.NotNull(inputSchema), MapColumns(inputSchema));

    void ICanSaveModel.Save(ModelSaveContext ctx) => Require.NotNull(ctx).Write(LoaderName, SaveContent);

    /// <summary>
    /// Describes the output columns over <paramref name="input"/>, in order. Throws <see cref="ArgumentOutOfRangeException"/>
    /// (see <see cref="Errors"/>) if a column is missing or has the wrong type.
    /// </summary>
    internal abstract IReadOnlyList<MappedColumn> MapColumns(DataViewSchema input);

    /// <summary>Writes everything that the loader needs, save for <see cref="LoaderName"/>.</summary>
    internal abstract void SaveContent(BinaryWriter writer);
}
