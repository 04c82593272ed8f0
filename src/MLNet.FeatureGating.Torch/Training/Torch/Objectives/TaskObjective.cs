using static TorchSharp.torch;

namespace MLNet.FeatureGating.Training.Torch;

/// <summary>What a task makes of the network's outputs.</summary>
internal abstract class TaskObjective
{
    /// <summary>Whether the loss of rows is the mean of the losses of their parts, so that rows can be judged in parts.</summary>
    public virtual bool IsAdditive => true;

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

    /// <summary>What <see cref="Metric"/> is made of, as a weighted mean over the rows of a batch: [members].</summary>
    public abstract Tensor Score(Tensor outputs, RowBatch batch, Tensor mask);

    /// <summary>Turns the mean score into the metric that is reported: the larger, the better.</summary>
    /// <param name="meanScore">The mean score.</param>
    /// <param name="variance">What <see cref="Variance"/> gave for the rows.</param>
    public virtual double Metric(double meanScore, double variance) => meanScore;

    /// <summary>The variance of what is predicted, under weights of mean 1.</summary>
    public virtual double Variance(TrainingData data, ReadOnlySpan<float> weights) => WeightedVariance(data.Targets.Span, weights);

    /// <summary>The loss of the best constant prediction, the scale that a member's lambda is steered on.</summary>
    public virtual double LossScale(TrainingData data, ReadOnlySpan<float> weights) => Variance(data, weights);

    /// <summary>The entropy of the classes, in nats.</summary>
    protected static double Entropy(TrainingData data, ReadOnlySpan<float> weights)
    {
        ReadOnlySpan<float> targets = data.Targets.Span;
        var totals = new Dictionary<float, double>();
        for (int row = 0; row < targets.Length; row++)
        {
            totals[targets[row]] = totals.GetValueOrDefault(targets[row]) + weights[row];
        }

        double rows = targets.Length;
        return -totals.Values.Where(total => total > 0).Sum(total => total / rows * Math.Log(total / rows));
    }

    private static double WeightedVariance(ReadOnlySpan<float> values, ReadOnlySpan<float> weights)
    {
        double mean = 0;
        for (int row = 0; row < weights.Length; row++)
        {
            mean += (double)weights[row] * values[row] / weights.Length;
        }

        double variance = 0;
        for (int row = 0; row < weights.Length; row++)
        {
            double deviation = values[row] - mean;
            variance += weights[row] * deviation * deviation / weights.Length;
        }

        return variance;
    }
}
