namespace MLNet.FeatureGating.Training.Cpu;

/// <summary>The features of each gate, among the features that are still in use.</summary>
internal sealed class GateGroups
{
    private readonly int[] _gates;
    private readonly int[] _starts;
    private readonly int[] _features;

    /// <summary>Initializes a new instance of the <see cref="GateGroups"/> class.</summary>
    /// <param name="map">Which gate each feature has.</param>
    /// <param name="inUse">The features in use, in ascending order.</param>
    public GateGroups(GateMap map, IReadOnlyList<int> inUse)
    {
        // In the order of their first features: no gate then comes before a feature of another one that has come already.
        IGrouping<int, int>[] groups = [.. Enumerable.Range(0, inUse.Count).GroupBy(feature => map.GateOfFeature[inUse[feature]])];
        _gates = [.. groups.Select(group => group.Key)];
        _features = [.. groups.SelectMany(group => group)];
        _starts = new int[groups.Length + 1];
        for (int i = 0; i < groups.Length; i++)
        {
            _starts[i + 1] = _starts[i] + groups[i].Count();
        }
    }

    /// <summary>Gets a value indicating whether every gate has one feature, in the same place as the gate.</summary>
    public bool IsOneToOne => _gates.Length == _features.Length;

    /// <summary>Gets the gates that have a feature in use.</summary>
    public ReadOnlySpan<int> Gates => _gates;

    /// <summary>Gets the places, among the features in use, of the features of the gate at a place of <see cref="Gates"/>: never before it.</summary>
    public ReadOnlySpan<int> Features(int place) => _features.AsSpan(_starts[place].._starts[place + 1]);
}
