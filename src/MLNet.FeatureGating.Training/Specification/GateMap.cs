namespace MLNet.FeatureGating.Training;

/// <summary>Which features each gate governs, what an open gate costs, and which gates are always open.</summary>
public sealed class GateMap
{
    private readonly int[] _gateOfFeature;
    private readonly double[] _costs;
    private readonly bool[] _isAlwaysOpen;

    /// <summary>Initializes a new instance of the <see cref="GateMap"/> class.</summary>
    /// <param name="gateOfFeature">The index of each feature's gate, from 0, no index left out: features that share a gate open and close together.</param>
    /// <param name="costs">The cost of each gate in the penalty, at least 0; <see langword="null"/> for 1 each.</param>
    /// <param name="isAlwaysOpen">Whether each gate is always open, without noise and without cost; <see langword="null"/> for none.</param>
    /// <exception cref="ArgumentNullException"><paramref name="gateOfFeature"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">There is no feature, a gate has no feature, or there are not as many costs or marks as gates.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An index or a cost is below 0, or a cost is not finite.</exception>
    public GateMap(IReadOnlyList<int> gateOfFeature, IReadOnlyList<double>? costs = null, IReadOnlyList<bool>? isAlwaysOpen = null)
    {
        ArgumentNullException.ThrowIfNull(gateOfFeature);
        if (gateOfFeature.Count == 0)
        {
            throw new ArgumentException("There must be at least one feature.", nameof(gateOfFeature));
        }

        _gateOfFeature = [.. gateOfFeature];
        foreach (int gate in _gateOfFeature)
        {
            Require.AtLeast(0, gate, nameof(gateOfFeature));
        }

        int last = _gateOfFeature.Max();
        int used = _gateOfFeature.Distinct().Count();
        if (used <= last)
        {
            throw new ArgumentException($"{last + 1L} gates need a feature each, but only {used} have one.", nameof(gateOfFeature));
        }

        GateCount = used;
        _costs = costs is null ? [.. Enumerable.Repeat(1.0, GateCount)] : [.. costs];
        _isAlwaysOpen = isAlwaysOpen is null ? new bool[GateCount] : [.. isAlwaysOpen];
        CheckCount(_costs.Length, nameof(costs));
        CheckCount(_isAlwaysOpen.Length, nameof(isAlwaysOpen));
        foreach (double cost in _costs)
        {
            Require.NotNegative(cost, nameof(costs));
        }

        IsOneToOne = GateCount == FeatureCount && !_gateOfFeature.Where((gate, feature) => gate != feature).Any();
        TotalCost = _costs.Where((_, gate) => !_isAlwaysOpen[gate]).Sum();
    }

    /// <summary>Gets the number of gates.</summary>
    public int GateCount { get; }

    /// <summary>Gets the number of features.</summary>
    public int FeatureCount => _gateOfFeature.Length;

    /// <summary>Gets the index of each feature's gate.</summary>
    public IReadOnlyList<int> GateOfFeature => _gateOfFeature;

    /// <summary>Gets the cost of each gate in the penalty.</summary>
    public IReadOnlyList<double> Costs => _costs;

    /// <summary>Gets whether each gate is always open.</summary>
    public IReadOnlyList<bool> IsAlwaysOpen => _isAlwaysOpen;

    /// <summary>Whether feature i has gate i: nothing needs spreading then.</summary>
    internal bool IsOneToOne { get; }

    internal bool HasAlwaysOpen => _isAlwaysOpen.Contains(true);

    /// <summary>The cost of all gates that may close: what a penalty is divided by to be a mean.</summary>
    internal double TotalCost { get; }

    /// <summary>Gives every feature a gate of its own, all at the same cost.</summary>
    /// <param name="features">The number of features. Range: at least 1.</param>
    /// <returns>The map.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="features"/> is below 1.</exception>
    public static GateMap OneEach(int features) => new([.. Enumerable.Range(0, Require.AtLeast(1, features))]);

    /// <summary>Gives each feature what its gate has.</summary>
    internal T[] Spread<T>(IReadOnlyList<T> ofGates) => [.. _gateOfFeature.Select(gate => ofGates[gate])];

    /// <summary>The first feature of each gate.</summary>
    internal int[] FirstFeatures()
    {
        int[] first = new int[GateCount];
        for (int feature = FeatureCount - 1; feature >= 0; feature--)
        {
            first[_gateOfFeature[feature]] = feature;
        }

        return first;
    }

    private void CheckCount(int count, string name)
    {
        if (count != GateCount)
        {
            throw new ArgumentException($"{GateCount} gates need as many values, but there are {count}.", name);
        }
    }
}
