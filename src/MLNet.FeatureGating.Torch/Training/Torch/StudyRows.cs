using static TorchSharp.torch;

namespace MLNet.FeatureGating.Training.Torch;

/// <summary>Rows on the device: features [rows, features], prepared targets [rows], weights [members or 1, rows] of mean 1.</summary>
internal sealed class StudyRows : IDisposable
{
    private readonly TrainingData _data;
    private float[] _weights;
    private RiskSets? _riskSets;

    public StudyRows(TrainingData data, IReadOnlyList<IReadOnlyList<float>?> memberWeights, LearningTask task, Device device)
    {
        _data = data;
        RowCount = data.RowCount;
        FeatureCount = data.FeatureCount;
        using (var scope = NewDisposeScope())
        {
            Features = tensor(data.Features.ToArray(), [data.RowCount, data.FeatureCount], null, device).MoveToOuterDisposeScope();
            Targets = TaskObjective.Create(task).Prepare(tensor(data.Targets.ToArray(), null, device)).MoveToOuterDisposeScope();
        }

        HasMemberWeights = memberWeights.Any(weights => weights is not null);
        int weightRows = HasMemberWeights ? memberWeights.Count : 1;
        _weights = new float[(long)weightRows * RowCount];
        Variances = new double[weightRows];
        LossScales = new double[weightRows];
        for (int member = 0; member < weightRows; member++)
        {
            IReadOnlyList<float>? weights = (HasMemberWeights ? memberWeights[member] : null) ?? data.Weights;
            Span<float> normalized = _weights.AsSpan(member * RowCount, RowCount);
            RowWeights.Normalize(weights, normalized);
            Variances[member] = TaskStatistics.Variance(task, data, normalized);
            LossScales[member] = TaskStatistics.LossScale(task, data, normalized);
        }

        Weights = tensor(_weights, [weightRows, RowCount], null, device);
    }

    public int RowCount { get; }

    public int FeatureCount { get; }

    public Tensor Features { get; }

    public Tensor Targets { get; }

    public bool HasMemberWeights { get; }

    /// <summary>Whether targets are observed times.</summary>
    public bool HasTimes => _data.HasEvent is not null;

    public Tensor Weights { get; private set; }

    /// <summary>The weighted variance of what is predicted, as each row of <see cref="Weights"/> sees it.</summary>
    public double[] Variances { get; private set; }

    /// <summary>The loss of the best constant prediction, as each row of <see cref="Weights"/> sees it.</summary>
    public double[] LossScales { get; private set; }

    /// <summary>All rows as one batch.</summary>
    public RowBatch All()
    {
        _riskSets ??= RiskSets(null, isLasting: true);
        return new(Features.unsqueeze(0), Targets.unsqueeze(0), Weights, RowCount, _riskSets);
    }

    /// <summary>Some rows that follow each other, as one batch whose weights are of mean 1 over all rows.</summary>
    public RowBatch Part(int start, int count) => count == RowCount
        ? All()
        : new(Features.narrow(0, start, count).unsqueeze(0), Targets.narrow(0, start, count).unsqueeze(0), Weights.narrow(1, start, count), count);

    /// <summary>Who was at risk when, among some rows of each member; null where targets are no times.</summary>
    /// <param name="rows">Rows, members x <paramref name="count"/>; null for all rows of all members.</param>
    /// <param name="count">The number of rows of each.</param>
    /// <param name="isLasting">Whether tensors are to outlast the dispose scope in force.</param>
    public RiskSets? RiskSets(long[]? rows, int count = 0, bool isLasting = false)
    {
        if (_data.HasEvent is not { } hasEvent)
        {
            return null;
        }

        if (rows is null)
        {
            count = RowCount;
            rows = new long[_weights.Length];
            for (int i = 0; i < rows.Length; i++)
            {
                rows[i] = i % count;
            }
        }

        ReadOnlySpan<float> targets = _data.Targets.Span;
        float[] times = new float[rows.Length];
        bool[] events = new bool[rows.Length];
        float[] weights = new float[rows.Length];
        for (int i = 0; i < rows.Length; i++)
        {
            times[i] = targets[(int)rows[i]];
            events[i] = hasEvent[(int)rows[i]];
            weights[i] = _weights[(HasMemberWeights ? (long)(i / count) * RowCount : 0) + rows[i]];
        }

        return new(times, events, weights, count, isLasting);
    }

    /// <summary>Keeps the weights of the members that train on.</summary>
    public void Keep(IReadOnlyList<int> positions, Tensor index)
    {
        if (!HasMemberWeights)
        {
            return;
        }

        Weights = MemberAxis.Select(Weights, index);
        Variances = [.. positions.Select(position => Variances[position])];
        LossScales = [.. positions.Select(position => LossScales[position])];
        float[] weights = new float[(long)positions.Count * RowCount];
        for (int i = 0; i < positions.Count; i++)
        {
            _weights.AsSpan(positions[i] * RowCount, RowCount).CopyTo(weights.AsSpan(i * RowCount));
        }

        _weights = weights;
        _riskSets?.Dispose();
        _riskSets = null;
    }

    public void Dispose() => _riskSets?.Dispose();
}
