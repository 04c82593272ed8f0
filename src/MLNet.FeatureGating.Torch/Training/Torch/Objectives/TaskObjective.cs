using static TorchSharp.torch;

namespace MLNet.FeatureGating.Training.Torch;

/// <summary>What a task makes of the network's outputs.</summary>
internal abstract class TaskObjective
{
    public static TaskObjective Create(LearningTask task) => task switch
    {
        LearningTask.BinaryClassification => new BinaryObjective(),
        LearningTask.MulticlassClassification => new MulticlassObjective(),
        LearningTask.Regression => new RegressionObjective(),
        LearningTask.Survival => new SurvivalObjective(),
        LearningTask.Reconstruction => new ReconstructionObjective(),
        LearningTask.SelfSupervision => new SelfSupervisionObjective(),
        _ => throw new ArgumentOutOfRangeException(nameof(task), task, "There is no such task."),
    };

    /// <summary>Turns targets, [rows], into the form that the other members take.</summary>
    public virtual Tensor Prepare(Tensor targets) => targets.alias();

    /// <summary>The weighted mean loss of each member over the rows of a batch.</summary>
    /// <param name="outputs">[members, rows, outputs].</param>
    /// <param name="batch">The rows.</param>
    /// <param name="mask">The mask that the features were seen through, [members, rows, features].</param>
    /// <returns>[members].</returns>
    public abstract Tensor Loss(Tensor outputs, RowBatch batch, Tensor mask);

    /// <summary>What <see cref="TaskStatistics.Metric"/> is made of, as a weighted mean over the rows of a batch: [members].</summary>
    public abstract Tensor Score(Tensor outputs, RowBatch batch, Tensor mask);
}
