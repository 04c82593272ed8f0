using static TorchSharp.torch;

namespace MLNet.FeatureGating.Training.Torch;

/// <summary>Rows on the device: features [rows, features], prepared targets [rows], weights [members or 1, rows] of mean 1.</summary>
internal sealed class StudyRows
{
    public StudyRows(TrainingData data, IReadOnlyList<IReadOnlyList<float>?> memberWeights, TaskObjective objective, Device device)
    {
        RowCount = data.RowCount;
        FeatureCount = data.FeatureCount;
        using (var scope = NewDisposeScope())
        {
            Features = tensor(data.Features.ToArray(), [data.RowCount, data.FeatureCount], null, device).MoveToOuterDisposeScope();
            Targets = objective.Prepare(tensor(data.Targets.ToArray(), null, device)).MoveToOuterDisposeScope();
        }

        HasMemberWeights = memberWeights.Any(weights => weights is not null);
        int weightRows = HasMemberWeights ? memberWeights.Count : 1;
        float[] normalised = new float[(long)weightRows * RowCount];
        TargetVariances = new double[weightRows];
        for (int member = 0; member < weightRows; member++)
        {
            IReadOnlyList<float>? weights = (HasMemberWeights ? memberWeights[member] : null) ?? data.Weights;
            Normalise(weights, normalised.AsSpan(member * RowCount, RowCount));
            TargetVariances[member] = Variance(data.Targets.Span, normalised.AsSpan(member * RowCount, RowCount));
        }

        using (var scope = NewDisposeScope())
        {
            Weights = tensor(normalised, [weightRows, RowCount], null, device).MoveToOuterDisposeScope();
        }
    }

    public int RowCount { get; }

    public int FeatureCount { get; }

    public Tensor Features { get; }

    public Tensor Targets { get; }

    public bool HasMemberWeights { get; }

    public Tensor Weights { get; private set; }

    /// <summary>The weighted variance of the targets as each row of <see cref="Weights"/> sees them.</summary>
    public double[] TargetVariances { get; private set; }

    /// <summary>Keeps the weights of the members that train on.</summary>
    public void Keep(IReadOnlyList<int> positions, Tensor index)
    {
        if (!HasMemberWeights)
        {
            return;
        }

        Tensor all = Weights;
        Weights = all.index_select(0, index);
        all.Dispose();
        TargetVariances = [.. positions.Select(position => TargetVariances[position])];
    }

    // A mean of 1 makes the mean of weighted losses over any batch an unbiased estimate of the weighted loss.
    private static void Normalise(IReadOnlyList<float>? weights, Span<float> normalised)
    {
        if (weights is null)
        {
            normalised.Fill(1);
            return;
        }

        double sum = 0;
        for (int row = 0; row < weights.Count; row++)
        {
            sum += weights[row];
        }

        for (int row = 0; row < weights.Count; row++)
        {
            normalised[row] = (float)(weights[row] * (weights.Count / sum));
        }
    }

    private static double Variance(ReadOnlySpan<float> targets, ReadOnlySpan<float> weights)
    {
        double mean = 0;
        for (int row = 0; row < targets.Length; row++)
        {
            mean += (double)weights[row] * targets[row] / targets.Length;
        }

        double variance = 0;
        for (int row = 0; row < targets.Length; row++)
        {
            variance += weights[row] * (targets[row] - mean) * (targets[row] - mean) / targets.Length;
        }

        return variance;
    }
}
