namespace MLNet.FeatureGating.Training.Cpu;

/// <summary>What a task makes of the network's outputs.</summary>
internal abstract unsafe class Objective<T>
    where T : unmanaged, ILanes<T>
{
    /// <summary>Gets a value indicating whether the loss of rows is the sum of the losses of their parts.</summary>
    public virtual bool IsAdditive => true;

    public static Objective<T> Create(TrainingStudy study) => study.Task switch
    {
        LearningTask.BinaryClassification => new BinaryObjective<T>(),
        LearningTask.MulticlassClassification => new MulticlassObjective<T>(study.ClassCount),
        LearningTask.Regression => new RegressionObjective<T>(),
        LearningTask.Survival => new SurvivalObjective<T>(),
        LearningTask.Reconstruction => new ReconstructionObjective<T>(study.Training.FeatureCount),
        LearningTask.SelfSupervision => new SelfSupervisionObjective<T>(study.Training.FeatureCount),
        _ => throw new ArgumentOutOfRangeException(nameof(study), study.Task, "There is no such task."),
    };

    /// <summary>Looks at all rows of a step together, where their losses are not additive.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="outputs">The network's one output for each of them.</param>
    public virtual void Prepare(in RowRange rows, ReadOnlySpan<float> outputs)
    {
    }

    /// <summary>Gets the loss of the rows that were prepared, where their losses are not additive.</summary>
    public virtual double PreparedLoss => double.NaN;

    /// <summary>The score of the rows that were prepared, where their losses are not additive.</summary>
    public virtual double PreparedScore(ReadOnlySpan<float> outputs) => double.NaN;

    /// <summary>Sums the weighted loss of a chunk, and writes its gradient by the outputs.</summary>
    /// <param name="chunk">The rows.</param>
    /// <param name="outputs">The outputs of the network.</param>
    /// <param name="masks">The mask of each feature, where that is to be guessed.</param>
    /// <param name="gradient">Where the gradient goes.</param>
    public abstract double Loss(in Chunk chunk, Operand outputs, Operand masks, Operand gradient);

    /// <summary>Sums what the metric is made of, weighted, over a chunk.</summary>
    public abstract double Score(in Chunk chunk, Operand outputs, Operand masks);
}
