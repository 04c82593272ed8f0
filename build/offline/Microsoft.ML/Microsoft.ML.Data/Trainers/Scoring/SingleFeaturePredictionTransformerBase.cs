using Microsoft.ML.Offline;

namespace Microsoft.ML.Data;

/// <summary>Base of the transformers that apply a model to one column of features.</summary>
public abstract class SingleFeaturePredictionTransformerBase<TModel> : PredictionTransformerBase<TModel>
    where TModel : class
{
    private readonly DataViewType _featureColumnType;

    private protected SingleFeaturePredictionTransformerBase(
        TModel model, DataViewSchema trainSchema, string featureColumnName)
        : base(model, trainSchema)
    {
        FeatureColumnName = featureColumnName;
        _featureColumnType = FindFeatures(trainSchema).Type;
    }

    internal string FeatureColumnName { get; }

    public sealed override DataViewSchema GetOutputSchema(DataViewSchema inputSchema)
    {
        var features = FindFeatures(Require.NotNull(inputSchema));
        return features.Type.Equals(_featureColumnType)
            ? MapRows(inputSchema).OutputSchema
            : throw Errors.SchemaMismatch(
                nameof(inputSchema), "feature", FeatureColumnName, _featureColumnType.ToString()!, features.Type.ToString()!);
    }

    private protected sealed override IReadOnlyList<MappedColumn> MapColumns(DataViewSchema input)
    {
        var features = FindFeatures(input);
        var expected = new VectorDataViewType(NumberDataViewType.Single, ((IFeatureModel)Model).FeatureCount);
        Require.State(
            features.Type is VectorDataViewType { ItemType: var itemType } vector && itemType == expected.ItemType && vector.Size == expected.Size,
            $"Incompatible features column type: '{features.Type}' vs '{expected}'");
        return MapColumns(input, features);
    }

    private protected abstract IReadOnlyList<MappedColumn> MapColumns(DataViewSchema input, DataViewSchema.Column features);

    private protected MappedColumn Map<TValue>(
        string name, DataViewType type, DataViewSchema.Annotations.Builder annotations, Func<ValueGetter<VBuffer<float>>, ValueGetter<TValue>> createGetter)
    {
        return new MappedColumn(
            name, type, annotations.ToAnnotations(), [FeatureColumnName],
            row => createGetter(row.GetGetter<VBuffer<float>>(row.Schema[FeatureColumnName])));
    }

    private protected override void SaveContent(BinaryWriter writer)
    {
        writer.Write(FeatureColumnName);
        WriteColumns(writer);
        ((IFeatureModel)Model).SaveContent(writer);
    }

    /// <summary>Writes the columns of the training schema that the model has to do with.</summary>
    private protected virtual void WriteColumns(BinaryWriter writer) => WriteColumns(writer, FeatureColumnName);

    private protected void WriteColumns(BinaryWriter writer, params IEnumerable<string> names)
    {
        var builder = new DataViewSchema.Builder();
        foreach (var name in names)
        {
            var column = TrainSchema[name];
            builder.AddColumn(name, column.Type, column.Annotations);
        }

        writer.WriteSchema(builder.ToSchema());
    }

    private DataViewSchema.Column FindFeatures(DataViewSchema inputSchema)
        => inputSchema.GetColumnOrNull(FeatureColumnName) ?? throw Errors.MissingColumn(nameof(inputSchema), "feature", FeatureColumnName);
}
