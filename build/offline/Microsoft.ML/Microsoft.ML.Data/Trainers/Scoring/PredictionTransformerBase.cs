using Microsoft.ML.Offline;

namespace Microsoft.ML.Data;

/// <summary>Base of the transformers that apply a model.</summary>
public abstract class PredictionTransformerBase<TModel> : ITransformer, IDisposable
    where TModel : class
{
    private protected PredictionTransformerBase(TModel model, DataViewSchema trainSchema)
    {
        Model = Require.NotNull(model);
        TrainSchema = Require.NotNull(trainSchema);
    }

    internal TModel Model { get; }

    internal DataViewSchema TrainSchema { get; }

    bool ITransformer.IsRowToRowMapper => true;

    private protected abstract string LoaderName { get; }

    public abstract DataViewSchema GetOutputSchema(DataViewSchema inputSchema);

    public IDataView Transform(IDataView input) => new RowMappedDataView(Require.NotNull(input), MapRows(input.Schema));

    IRowToRowMapper ITransformer.GetRowToRowMapper(DataViewSchema inputSchema) => MapRows(Require.NotNull(inputSchema));

    void ICanSaveModel.Save(ModelSaveContext ctx) => Require.NotNull(ctx).Write(LoaderName, SaveContent);

    public void Dispose() => (Model as IDisposable)?.Dispose();

    internal RowMapper MapRows(DataViewSchema input) => new(input, MapColumns(input));

    private protected abstract IReadOnlyList<MappedColumn> MapColumns(DataViewSchema input);

    private protected abstract void SaveContent(BinaryWriter writer);
}
