using Microsoft.ML.Data;
using Microsoft.ML.Offline;
using Microsoft.ML.Runtime;
using Transformer = Microsoft.ML.Data.MulticlassPredictionTransformer<Microsoft.ML.Trainers.MaximumEntropyModelParameters>;

namespace Microsoft.ML.Trainers;

public sealed class LbfgsMaximumEntropyMulticlassTrainer : IEstimator<Transformer>
{
    private readonly IHostEnvironment _env;
    private readonly TrainerColumns _columns;
    private readonly LbfgsSettings _settings;

    internal LbfgsMaximumEntropyMulticlassTrainer(
        IHostEnvironment env, string labelColumnName, string featureColumnName, string? weightColumnName, LbfgsSettings settings)
    {
        _env = env;
        _columns = new TrainerColumns(
            ColumnShapes.Features(featureColumnName), ColumnShapes.KeyLabel(labelColumnName), ColumnShapes.Weight(weightColumnName));
        _settings = settings;
    }

    Transformer IEstimator<Transformer>.Fit(IDataView input)
    {
        var model = _columns.Train(
            _env, input, (channel, examples) => Train(channel, examples, checked((int)input.Schema[_columns.Label].Type.KeyCount())));
        return new(model, input.Schema, _columns.Features, _columns.Label);
    }

    SchemaShape IEstimator<Transformer>.GetOutputSchema(SchemaShape inputSchema)
    {
        _columns.Check(Require.NotNull(inputSchema));
        List<SchemaShape.Column> score = [];
        List<SchemaShape.Column> predictedLabel = [];
        inputSchema.TryFindColumn(_columns.Label, out var label);
        if (label.Annotations.TryFindColumn(AnnotationKinds.KeyValues, out var keyValues))
        {
            predictedLabel.Add(keyValues);
            if (keyValues.Kind == SchemaShape.Column.VectorKind.Vector)
            {
                if (keyValues.ItemType is TextDataViewType)
                {
                    score.Add(AnnotationShapes.SlotNames);
                }

                score.Add(new(AnnotationKinds.TrainingLabelValues, SchemaShape.Column.VectorKind.Vector, keyValues.ItemType, false));
            }
        }

        score.AddRange(AnnotationShapes.TrainerOutput());
        predictedLabel.AddRange(AnnotationShapes.TrainerOutput());
        return inputSchema.With(
            new SchemaShape.Column(ScoreColumns.Score, SchemaShape.Column.VectorKind.Vector, NumberDataViewType.Single, false, new SchemaShape(score)),
            new SchemaShape.Column(
                ScoreColumns.PredictedLabel, SchemaShape.Column.VectorKind.Scalar, NumberDataViewType.UInt32, true, new SchemaShape(predictedLabel)));
    }

    private MaximumEntropyModelParameters Train(IChannel channel, List<TrainingExample> examples, int classCount)
    {
        var featureCount = examples[0].Features.Length;
        var scores = new float[classCount];
        var weights = LbfgsTraining.Optimize(_settings, channel, examples, classCount, classCount * featureCount, Loss);
        return new MaximumEntropyModelParameters(weights[..classCount], weights[classCount..]);

        float Loss(in TrainingExample example, ReadOnlySpan<float> parameters, Span<float> gradient)
        {
            for (var c = 0; c < classCount; c++)
            {
                scores[c] = parameters[c] + FloatVectors.Dot(parameters.Slice(classCount + (c * featureCount), featureCount), example.Features);
            }

            var logZ = LogSumExp.Of(scores);
            var target = (int)example.Label;
            for (var c = 0; c < classCount; c++)
            {
                var probability = (float)Math.Exp(scores[c] - logZ);
                var factor = example.Weight * (probability - (c == target ? 1 : 0));
                FloatVectors.AddScaled(example.Features, factor, gradient.Slice(classCount + (c * featureCount), featureCount));
                gradient[c] += factor;
            }

            return example.Weight * (logZ - scores[target]);
        }
    }
}
