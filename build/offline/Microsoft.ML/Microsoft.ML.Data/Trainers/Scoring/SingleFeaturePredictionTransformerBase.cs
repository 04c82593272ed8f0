using Microsoft.ML.Offline;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>Base of the transformers that apply a model to one column of features.</summary>
public abstract class SingleFeaturePredictionTransformerBase<TModel> : PredictionTransformerBase<TModel>, ISingleFeaturePredictionTransformer<TModel>
    where TModel : class
{
    private protected SingleFeaturePredictionTransformerBase(
        IHostEnvironment env, TModel model, DataViewSchema trainSchema, string featureColumnName)
        : base(env, model, trainSchema)
    {
        FeatureColumnName = featureColumnName;
        FeatureColumnType = FindFeatures(trainSchema).Type;
    }

    public string FeatureColumnName { get; }

    public DataViewType FeatureColumnType { get; }

    public sealed override DataViewSchema GetOutputSchema(DataViewSchema inputSchema)
    {
        var features = FindFeatures(Require.NotNull(inputSchema));
        return features.Type.Equals(FeatureColumnType)
            ? MapRows(inputSchema).OutputSchema
            : throw Errors.SchemaMismatch(
                nameof(inputSchema), "feature", FeatureColumnName, FeatureColumnType.ToString()!, features.Type.ToString()!);
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
