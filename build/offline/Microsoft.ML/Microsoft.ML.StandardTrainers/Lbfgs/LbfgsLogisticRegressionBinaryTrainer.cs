using Microsoft.ML.Calibrators;
using Microsoft.ML.Data;
using Microsoft.ML.Offline;
using Microsoft.ML.Runtime;
using Transformer = Microsoft.ML.Data.BinaryPredictionTransformer<
    Microsoft.ML.Calibrators.CalibratedModelParametersBase<Microsoft.ML.Trainers.LinearBinaryModelParameters, Microsoft.ML.Calibrators.PlattCalibrator>>;

namespace Microsoft.ML.Trainers;

public sealed class LbfgsLogisticRegressionBinaryTrainer : IEstimator<Transformer>
{
    private readonly IHostEnvironment _env;
    private readonly TrainerColumns _columns;
    private readonly LbfgsSettings _settings;

    internal LbfgsLogisticRegressionBinaryTrainer(
        IHostEnvironment env, string labelColumnName, string featureColumnName, string? weightColumnName, LbfgsSettings settings)
    {
        _env = env;
        _columns = new TrainerColumns(
            ColumnShapes.Features(featureColumnName), ColumnShapes.BooleanLabel(labelColumnName), ColumnShapes.Weight(weightColumnName));
        _settings = settings;
    }

    Transformer IEstimator<Transformer>.Fit(IDataView input)
        => new(_columns.Train(_env, input, Train), input.Schema, _columns.Features);

    SchemaShape IEstimator<Transformer>.GetOutputSchema(SchemaShape inputSchema)
    {
        _columns.Check(Require.NotNull(inputSchema));
        return inputSchema.With(
            ColumnShapes.Output(ScoreColumns.Score, NumberDataViewType.Single),
            ColumnShapes.Output(ScoreColumns.Probability, NumberDataViewType.Single, isNormalized: true),
            ColumnShapes.Output(ScoreColumns.PredictedLabel, BooleanDataViewType.Instance));
    }

    private CalibratedLinearBinaryModel Train(IChannel channel, List<TrainingExample> examples)
    {
        var weights = LbfgsTraining.Optimize(
            _settings, channel, examples, biasCount: 1, weightCount: examples[0].Features.Length, Loss);

        // Logistic regression is calibrated as it is: the probability is the logistic function of the score.
        return new CalibratedLinearBinaryModel(new LinearBinaryModelParameters(weights[1..], weights[0]), new PlattCalibrator(-1, 0));
    }

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
}
