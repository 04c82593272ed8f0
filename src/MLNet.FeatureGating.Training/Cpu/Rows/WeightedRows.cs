namespace MLNet.FeatureGating.Training.Cpu;

/// <summary>A table with the weights of its rows: the table's own, which members share, or a member's.</summary>
internal sealed class WeightedRows : IDisposable
{
    private readonly LearningTask _task;
    private readonly MemberRows _own;

    public WeightedRows(TrainingData data, LearningTask task, bool readsInOrder)
    {
        _task = task;
        Rows = new(data, readsInOrder);
        _own = Make(data.Weights);
    }

    public RowSet Rows { get; }

    /// <summary>The table under a member's weights, or under its own. Who asks with weights disposes of what comes.</summary>
    public MemberRows For(IReadOnlyList<float>? weights) => weights is null ? _own : Make(weights);

    public void Dispose()
    {
        _own.Dispose();
        Rows.Dispose();
    }

    private MemberRows Make(IReadOnlyList<float>? weights)
    {
        if (weights is null)
        {
            return new(Rows, null, _task);
        }

        var normalized = new NativeFloats(Rows.RowCount);
        RowWeights.Normalize(weights, normalized.Span);
        return new(Rows, normalized, _task);
    }
}
