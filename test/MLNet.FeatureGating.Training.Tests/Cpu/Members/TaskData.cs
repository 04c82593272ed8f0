using MLNet.FeatureGating.Training.Tests.Data;

namespace MLNet.FeatureGating.Training.Tests.Cpu;

/// <summary>Rows for any task, of six features unless said otherwise.</summary>
internal static class TaskData
{
    /// <summary>Makes rows; of weights, every ninth from the second on is 0.</summary>
    public static TrainingData Of(LearningTask task, int rows, bool isWeighted, int features = 6)
    {
        TrainingData data = task switch
        {
            LearningTask.BinaryClassification => SyntheticData.LinearBinary(rows, features, 1),
            LearningTask.MulticlassClassification => SyntheticData.ThreeClasses(rows, features, 1),
            LearningTask.Regression => SyntheticData.LinearRegression(rows, features, 1),
            LearningTask.Survival => SyntheticData.ProportionalHazards(rows, features, 1),
            _ => SyntheticData.HiddenCauses(rows, features, 1),
        };
        float[]? weights = null;
        if (isWeighted)
        {
            weights = SyntheticData.Weights(rows, 5);
            for (int row = 1; row < rows; row += 9)
            {
                weights[row] = 0;
            }
        }

        return With(data, data.Features.ToArray(), weights);
    }

    /// <summary>The same rows with other features, and with other weights where these are given.</summary>
    public static TrainingData With(TrainingData data, float[] features, float[]? weights = null)
    {
        weights ??= data.Weights?.ToArray();
        return data.HasEvent is { } hasEvent
            ? new(features, data.FeatureCount, data.Targets.ToArray(), [.. hasEvent], weights)
            : new(features, data.FeatureCount, data.Targets.ToArray(), weights);
    }
}
