namespace MLNet.FeatureGating.Training.Cpu;

/// <summary>Rows in a workspace.</summary>
/// <param name="start">The place of the first row among those of the step.</param>
/// <param name="count">The number of rows.</param>
/// <param name="padded">The number of rows in memory, a multiple of 16: those beyond <paramref name="count"/> are 0 and weigh nothing.</param>
/// <param name="features">The features in use, feature after feature.</param>
/// <param name="targets">One target a row.</param>
/// <param name="weights">The part of each row in the mean over all rows of the step.</param>
internal readonly unsafe struct Chunk(int start, int count, int padded, Operand features, float* targets, float* weights)
{
    public int Start { get; } = start;

    public int Count { get; } = count;

    public int Padded { get; } = padded;

    public Operand Features { get; } = features;

    public float* Targets { get; } = targets;

    public float* Weights { get; } = weights;
}
