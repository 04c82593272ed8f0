using Microsoft.ML.Calibrators;
using Microsoft.ML.Data;
using Microsoft.ML.Offline;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Trainers;

public sealed class LbfgsLogisticRegressionBinaryTrainer
    : LbfgsTrainerBase<
        LbfgsLogisticRegressionBinaryTrainer.Options,
        BinaryPredictionTransformer<CalibratedModelParametersBase<LinearBinaryModelParameters, PlattCalibrator>>,
        CalibratedModelParametersBase<LinearBinaryModelParameters, PlattCalibrator>>
{
    internal LbfgsLogisticRegressionBinaryTrainer(IHostEnvironment env, Options options)
        : base(env, options, ColumnShapes.BooleanLabel(options.LabelColumnName))
    {
    }

    private protected override IEnumerable<SchemaShape.Column> GetOutputColumns(SchemaShape inputSchema) =>
    [
        new(ScoreColumns.Score, SchemaShape.Column.VectorKind.Scalar, NumberDataViewType.Single, false, new SchemaShape(AnnotationShapes.TrainerOutput())),
        new(ScoreColumns.Probability, SchemaShape.Column.VectorKind.Scalar, NumberDataViewType.Single, false, new SchemaShape(AnnotationShapes.TrainerOutput(isNormalized: true))),
        new(ScoreColumns.PredictedLabel, SchemaShape.Column.VectorKind.Scalar, BooleanDataViewType.Instance, false, new SchemaShape(AnnotationShapes.TrainerOutput())),
    ];

    private protected override CalibratedModelParametersBase<LinearBinaryModelParameters, PlattCalibrator> Train(IChannel channel, IDataView data)
    {
        var examples = ReadExamples(channel, data);
        var weights = Optimize(channel, examples, biasCount: 1, weightCount: examples[0].Features.Length, Loss);

        // Logistic regression is calibrated as it is: the probability is the logistic function of the score.
        return new CalibratedLinearBinaryModel(new LinearBinaryModelParameters(weights[1..], weights[0]), new PlattCalibrator(-1, 0));
    }

    private protected override BinaryPredictionTransformer<CalibratedModelParametersBase<LinearBinaryModelParameters, PlattCalibrator>> MakeTransformer(
        CalibratedModelParametersBase<LinearBinaryModelParameters, PlattCalibrator> model, DataViewSchema trainSchema)
        => new(Environment, model, trainSchema, FeatureColumn.Name);

    private static float Loss(in TrainingExample example, ReadOnlySpan<float> weights, Span<float> gradient)
    {
        var half = (weights[0] + FloatVectors.Dot(weights[1..], example.Features)) / 2;
        var logZ = LogSumExp.Of(half, -half);
        var label = Math.Clamp(example.Label, 0, 1);
        var probability = (float)Math.Exp(half - logZ);

        var factor = example.Weight * (probability - label);
        FloatVectors.AddScaled(example.Features, factor, gradient[1..]);
        gradient[0] += factor;
        return example.Weight * (logZ - (((2 * label) - 1) * half));
    }

    public sealed class Options : OptionsBase;
}
