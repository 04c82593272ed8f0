using Microsoft.ML.Data;
using Microsoft.ML.Offline;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Trainers;

public sealed class LbfgsMaximumEntropyMulticlassTrainer
    : LbfgsTrainerBase<
        LbfgsMaximumEntropyMulticlassTrainer.Options,
        MulticlassPredictionTransformer<MaximumEntropyModelParameters>,
        MaximumEntropyModelParameters>
{
    internal LbfgsMaximumEntropyMulticlassTrainer(IHostEnvironment env, Options options)
        : base(env, options, ColumnShapes.KeyLabel(options.LabelColumnName))
    {
    }

    private protected override IEnumerable<SchemaShape.Column> GetOutputColumns(SchemaShape inputSchema)
    {
        List<SchemaShape.Column> score = [];
        List<SchemaShape.Column> predictedLabel = [];
        inputSchema.TryFindColumn(LabelColumn.Name, out var label);
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
        return
        [
            new(ScoreColumns.Score, SchemaShape.Column.VectorKind.Vector, NumberDataViewType.Single, false, new SchemaShape(score)),
            new(ScoreColumns.PredictedLabel, SchemaShape.Column.VectorKind.Scalar, NumberDataViewType.UInt32, true, new SchemaShape(predictedLabel)),
        ];
    }

    private protected override MaximumEntropyModelParameters Train(IChannel channel, IDataView data)
    {
        var label = data.Schema[LabelColumn.Name];
        var classCount = checked((int)label.Type.KeyCount());
        Require.Param(classCount > 0, nameof(data), $"Training label column '{label.Name}' has no known number of classes.");
        var examples = ReadExamples(channel, data);
        var featureCount = examples[0].Features.Length;
        var scores = new float[classCount];
        var weights = Optimize(channel, examples, classCount, classCount * featureCount, Loss);
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

    private protected override MulticlassPredictionTransformer<MaximumEntropyModelParameters> MakeTransformer(
        MaximumEntropyModelParameters model, DataViewSchema trainSchema)
        => new(Environment, model, trainSchema, FeatureColumn.Name, LabelColumn.Name);

    public sealed class Options : OptionsBase;
}
