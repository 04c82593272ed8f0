using Microsoft.ML.Offline;

namespace Microsoft.ML.Data;

/// <summary>Applies a model of two classes.</summary>
public sealed class BinaryPredictionTransformer<TModel> : SingleFeaturePredictionTransformerBase<TModel>
    where TModel : class
{
    private const string ModelKind = "BinaryClassification";

    internal BinaryPredictionTransformer(TModel model, DataViewSchema trainSchema, string featureColumnName)
        : base(model, trainSchema, featureColumnName)
    {
    }

    private protected override string LoaderName => PredictionLoaderNames.Binary;

    private protected override IReadOnlyList<MappedColumn> MapColumns(DataViewSchema input, DataViewSchema.Column features)
    {
        var model = (IProbabilityModel)Model;
        var probability = ScoreColumns.Describe(input, ModelKind, ScoreColumns.Probability);
        probability.AddPrimitiveValue(AnnotationKinds.IsNormalized, BooleanDataViewType.Instance, true);
        return
        [
            Map(
                ScoreColumns.PredictedLabel,
                BooleanDataViewType.Instance,
                ScoreColumns.Describe(input, ModelKind, ScoreColumns.PredictedLabel),
                Getter(score => score > 0)),
            Map(
                ScoreColumns.Score,
                NumberDataViewType.Single,
                ScoreColumns.Describe(input, ModelKind, ScoreColumns.Score),
                Getter(static score => score)),
            Map(ScoreColumns.Probability, NumberDataViewType.Single, probability, Getter(model.ToProbability)),
        ];

        Func<ValueGetter<VBuffer<float>>, ValueGetter<TValue>> Getter<TValue>(Func<float, TValue> convert) => getFeatures =>
        {
            VBuffer<float> row = default;
            return (ref TValue value) =>
            {
                getFeatures(ref row);
                value = convert(model.Score(row));
            };
        };
    }
}
