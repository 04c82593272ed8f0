using Microsoft.ML.Offline;

namespace Microsoft.ML.Data;

/// <summary>Applies a regression model.</summary>
public sealed class RegressionPredictionTransformer<TModel> : SingleFeaturePredictionTransformerBase<TModel>
    where TModel : class
{
    internal RegressionPredictionTransformer(TModel model, DataViewSchema trainSchema, string featureColumnName)
        : base(model, trainSchema, featureColumnName)
    {
    }

    private protected override string LoaderName => PredictionLoaderNames.Regression;

    private protected override IReadOnlyList<MappedColumn> MapColumns(DataViewSchema input, DataViewSchema.Column features)
    {
        var model = (IScalarModel)Model;
        return
        [
            Map<float>(
                ScoreColumns.Score,
                NumberDataViewType.Single,
                ScoreColumns.Describe(input, "Regression", ScoreColumns.Score),
                getFeatures =>
                {
                    VBuffer<float> row = default;
                    return (ref float score) =>
                    {
                        getFeatures(ref row);
                        score = model.Score(row);
                    };
                }),
        ];
    }
}
