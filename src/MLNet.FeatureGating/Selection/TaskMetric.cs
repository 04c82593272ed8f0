using MLNet.FeatureGating.Training;

namespace MLNet.FeatureGating.Selection;

/// <summary>What a task is judged by.</summary>
internal static class TaskMetric
{
    /// <summary>The name of the metric, of which larger is better.</summary>
    public static string NameOf(LearningTask task) => task switch
    {
        LearningTask.Regression or LearningTask.Reconstruction => "RSquared",
        LearningTask.Survival => "Concordance",
        _ => "Accuracy",
    };
}
