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
        _ => throw new ArgumentOutOfRangeException(nameof(task), task, "There is no such task."),
    };

    /// <summary>Turns targets, [rows], into the form that the other members take.</summary>
    public virtual Tensor Prepare(Tensor targets) => targets.alias();

    /// <summary>The loss of each row.</summary>
    /// <param name="outputs">[members, rows, outputs].</param>
    /// <param name="targets">Prepared targets, [members or 1, rows].</param>
    /// <returns>[members, rows].</returns>
    public abstract Tensor Loss(Tensor outputs, Tensor targets);

    /// <summary>A score of each row whose weighted mean makes the metric: 1 where the class is right; the squared error in regression.</summary>
    public abstract Tensor Score(Tensor outputs, Tensor targets);

    /// <summary>Turns the mean score into the metric that is reported.</summary>
    public virtual double Metric(double meanScore, double targetVariance) => meanScore;

    private sealed class BinaryObjective : TaskObjective
    {
        // Targets become signs: the logistic loss is -log sigmoid(sign * logit), in one stable step. Not softplus: it computes the last
        // few numbers of a tensor in another way than the others, so that a member's loss would depend on how many members there are.
        public override Tensor Prepare(Tensor targets) => (targets * 2.0) - 1.0;

        public override Tensor Loss(Tensor outputs, Tensor targets) => (outputs.squeeze(-1) * targets).log_sigmoid().neg();

        public override Tensor Score(Tensor outputs, Tensor targets) => (outputs.squeeze(-1).gt(0.0) == targets.gt(0.0)).type(ScalarType.Float32);
    }

    private sealed class MulticlassObjective : TaskObjective
    {
        public override Tensor Prepare(Tensor targets) => targets.type(ScalarType.Int64);

        public override Tensor Loss(Tensor outputs, Tensor targets)
        {
            Tensor classes = targets.expand(outputs.shape[0], outputs.shape[1]).unsqueeze(-1);
            return outputs.log_softmax(-1).gather(-1, classes).squeeze(-1).neg();
        }

        public override Tensor Score(Tensor outputs, Tensor targets) => (outputs.argmax(-1) == targets).type(ScalarType.Float32);
    }

    private sealed class RegressionObjective : TaskObjective
    {
        public override Tensor Loss(Tensor outputs, Tensor targets) => (outputs.squeeze(-1) - targets).square();

        public override Tensor Score(Tensor outputs, Tensor targets) => Loss(outputs, targets);

        public override double Metric(double meanScore, double targetVariance) =>
            targetVariance > 0 ? 1 - (meanScore / targetVariance) : double.NaN;
    }
}
