namespace MLNet.FeatureGating.Training.Cpu;

/// <summary>What the networks of all members of a study have in common.</summary>
internal sealed class MemberShape
{
    // A chunk's activations stay in the second-level cache; wide layers read their weights once a chunk and want more rows of it.
    private const int SmallChunk = 128;
    private const int LargeChunk = 512;
    private const long LargeLayer = 1L << 18;

    private readonly HashSet<int> _gatedLayers;

    public MemberShape(TrainingStudy study)
    {
        Study = study;
        Widths = study.Widths;
        _gatedLayers = [.. study.Network.GatedLayers.Select(layer => layer + 1)];
        if (!study.HasFixedMasks)
        {
            _gatedLayers.Add(0);
        }

        // Behind fixed masks and in self-supervision, the gates on the inputs are not learnt: they cost nothing.
        double cost = GatedLayers
            .Where(layer => layer > 0 || study.Task != LearningTask.SelfSupervision)
            .Sum(layer => Map(layer).TotalCost);
        PenaltyDivisor = study.Gate.Penalty == GatePenalty.Mean && cost > 0 ? cost : 1;

        // A constant of the study: the order of sums does not depend on the machine, nor on who rides along.
        long largest = Enumerable.Range(0, LayerCount).Max(layer => (long)Widths[layer] * Widths[layer + 1]);
        int wanted = largest >= LargeLayer ? LargeChunk : SmallChunk;
        int rows = study.Training.RowCount;
        int most = Math.Max(Math.Min(study.Schedule.BatchSize ?? rows, rows), study.Validation?.RowCount ?? 0);
        ChunkRows = Math.Min(wanted, (most + 31) / 32 * 32);
    }

    public TrainingStudy Study { get; }

    public LearningTask Task => Study.Task;

    /// <summary>The widths of input, hidden layers and output.</summary>
    public IReadOnlyList<int> Widths { get; }

    public int LayerCount => Widths.Count - 1;

    /// <summary>The number of rows computed at a time, a multiple of 32.</summary>
    public int ChunkRows { get; }

    /// <summary>The layers whose inputs have gates, in ascending order.</summary>
    public IEnumerable<int> GatedLayers => _gatedLayers.Order();

    /// <summary>What the sum of all penalties is divided by.</summary>
    public double PenaltyDivisor { get; }

    /// <summary>Which gates the inputs of a layer have.</summary>
    public GateMap Map(int layer) => layer == 0 && Study.Gates is { } map ? map : GateMap.OneEach(Widths[layer]);

    public bool HasGates(int layer) => _gatedLayers.Contains(layer);

    /// <summary>Whether the input of a layer has gates or a fixed mask.</summary>
    public bool HasMask(int layer) => HasGates(layer) || (layer == 0 && Study.HasFixedMasks);
}
