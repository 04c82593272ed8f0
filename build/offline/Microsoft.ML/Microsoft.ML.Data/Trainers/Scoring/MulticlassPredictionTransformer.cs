using Microsoft.ML.Offline;

namespace Microsoft.ML.Data;

/// <summary>Applies a model of several classes. The key values of the training label name the scores and the predicted label.</summary>
public sealed class MulticlassPredictionTransformer<TModel> : SingleFeaturePredictionTransformerBase<TModel>
    where TModel : class
{
    private const string ModelKind = "MulticlassClassification";

    private readonly string _labelColumnName;

    internal MulticlassPredictionTransformer(
        TModel model, DataViewSchema trainSchema, string featureColumnName, string labelColumnName)
        : base(model, trainSchema, featureColumnName)
    {
        _labelColumnName = labelColumnName;
    }

    private protected override string LoaderName => PredictionLoaderNames.Multiclass;

    private protected override IReadOnlyList<MappedColumn> MapColumns(DataViewSchema input, DataViewSchema.Column features)
    {
        var model = (IClassesModel)Model;
        var classCount = model.ClassCount;
        var predictedLabel = ScoreColumns.Describe(input, ModelKind, ScoreColumns.PredictedLabel);
        var score = ScoreColumns.Describe(input, ModelKind, ScoreColumns.Score);
        AddLabelNames(score, predictedLabel, classCount);
        return
        [
            Map<uint>(
                ScoreColumns.PredictedLabel,
                new KeyDataViewType(typeof(uint), (ulong)classCount),
                predictedLabel,
                getFeatures =>
                {
                    VBuffer<float> row = default;
                    var scores = new float[classCount];
                    return (ref uint label) =>
                    {
                        getFeatures(ref row);
                        model.Score(row, scores);
                        label = (uint)(IndexOfLargest(scores) + 1);
                    };
                }),
            Map<VBuffer<float>>(
                ScoreColumns.Score,
                new VectorDataViewType(NumberDataViewType.Single, classCount),
                score,
                getFeatures =>
                {
                    VBuffer<float> row = default;
                    return (ref VBuffer<float> scores) =>
                    {
                        getFeatures(ref row);
                        var editor = VBufferEditor.Create(ref scores, classCount);
                        model.Score(row, editor.Values);
                        scores = editor.Commit();
                    };
                }),
        ];
    }

    private protected override void WriteColumns(BinaryWriter writer)
    {
        WriteColumns(writer, new[] { FeatureColumnName, _labelColumnName }.Distinct());
        writer.Write(_labelColumnName);
    }

    private void AddLabelNames(DataViewSchema.Annotations.Builder score, DataViewSchema.Annotations.Builder predictedLabel, int classCount)
    {
        var annotations = TrainSchema[_labelColumnName].Annotations;
        if (annotations.Schema.GetColumnOrNull(AnnotationKinds.KeyValues) is not { Type: VectorDataViewType type } keyValues
            || type.Size != classCount)
        {
            return;
        }

        var getter = annotations.GetGetter(keyValues.Index);
        score.Add(AnnotationKinds.TrainingLabelValues, type, getter);
        if (type.ItemType is TextDataViewType)
        {
            score.Add(AnnotationKinds.SlotNames, type, getter);
        }

        predictedLabel.Add(AnnotationKinds.KeyValues, type, getter);
    }

    /// <summary>The first of the largest scores, or -1 if they are not numbers.</summary>
    private static int IndexOfLargest(ReadOnlySpan<float> scores)
    {
        var largest = -1;
        for (var i = 0; i < scores.Length; i++)
        {
            if (!float.IsNaN(scores[i]) && (largest < 0 || scores[i] > scores[largest]))
            {
                largest = i;
            }
        }

        return largest;
    }
}
