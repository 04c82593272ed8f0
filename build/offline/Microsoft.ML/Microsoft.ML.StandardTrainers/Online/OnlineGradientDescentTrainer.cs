using Microsoft.ML.Data;
using Microsoft.ML.Offline;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Trainers;

public sealed class OnlineGradientDescentTrainer
    : AveragedLinearTrainer<RegressionPredictionTransformer<LinearRegressionModelParameters>, LinearRegressionModelParameters>
{
    internal OnlineGradientDescentTrainer(IHostEnvironment env, string labelColumnName, string featureColumnName, OnlineDescentSettings settings)
        : base(env, ColumnShapes.Features(featureColumnName), ColumnShapes.NumberLabel(labelColumnName), settings)
    {
    }

    private protected override IEnumerable<SchemaShape.Column> GetOutputColumns(SchemaShape inputSchema) =>
    [
        new(ScoreColumns.Score, SchemaShape.Column.VectorKind.Scalar, NumberDataViewType.Single, false, new SchemaShape(AnnotationShapes.TrainerOutput())),
    ];

    private protected override LinearRegressionModelParameters CreateModel(float[] weights, float bias) => new(weights, bias);

    private protected override RegressionPredictionTransformer<LinearRegressionModelParameters> MakeTransformer(
        LinearRegressionModelParameters model, DataViewSchema trainSchema)
        => new(Environment, model, trainSchema, FeatureColumn.Name);
}
