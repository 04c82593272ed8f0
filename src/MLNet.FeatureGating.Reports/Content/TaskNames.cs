using MLNet.FeatureGating.Training;

namespace MLNet.FeatureGating.Reports.Content;

/// <summary>Names tasks as people do.</summary>
internal static class TaskNames
{
    public static string Of(LearningTask task) => task switch
    {
        LearningTask.BinaryClassification => "binary classification",
        LearningTask.MulticlassClassification => "multiclass classification",
        LearningTask.Regression => "regression",
        LearningTask.Survival => "survival",
        LearningTask.Reconstruction => "reconstruction",
        LearningTask.SelfSupervision => "self-supervision",
        _ => task.ToString(),
    };
}
