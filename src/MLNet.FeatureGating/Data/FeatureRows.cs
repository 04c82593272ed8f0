namespace MLNet.FeatureGating.Data;

/// <summary>Rows that grow one by one: features, and weights where there are any.</summary>
internal sealed class FeatureRows(int slots, bool hasWeights, long expectedCount) : IDisposable
{
    private readonly GrowingArray _features = new(expectedCount * slots);
    private readonly List<float>? _weights = hasWeights ? [] : null;

    /// <summary>The number of rows.</summary>
    public int Count { get; private set; }

    /// <summary>The weights of all rows, or null.</summary>
    public float[]? Weights => _weights?.ToArray();

    /// <summary>Appends a row.</summary>
    public void Add(Action<Span<float>> read, float weight)
    {
        read(_features.Append(slots));
        _weights?.Add(weight);
        Count++;
    }

    /// <summary>The features of all rows, row after row.</summary>
    public float[] ToFeatures() => _features.ToArray();

    public void Dispose() => _features.Dispose();
}
