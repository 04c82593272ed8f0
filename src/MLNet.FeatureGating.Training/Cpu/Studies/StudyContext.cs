namespace MLNet.FeatureGating.Training.Cpu;

/// <summary>What the members of a study share while they are trained.</summary>
internal sealed class StudyContext : IDisposable
{
    private readonly Dictionary<FeatureCorrelation, CorrelatedNoise> _noise = new(ReferenceEqualityComparer.Instance);
    private readonly Lock _lock = new();
    private FeatureCorrelation? _measured;

    public StudyContext(TrainingStudy study)
    {
        Shape = new(study);
        TrainingSchedule schedule = study.Schedule;
        int rows = study.Training.RowCount;
        BatchSize = Math.Min(schedule.BatchSize ?? rows, rows);
        BatchCount = (rows + BatchSize - 1) / BatchSize;
        Training = new(study.Training, study.Task, readsInOrder: BatchCount == 1 || study.Validation is null);
        Validation = study.Validation is null ? Training : new(study.Validation, study.Task, readsInOrder: true);
    }

    public MemberShape Shape { get; }

    public TrainingStudy Study => Shape.Study;

    public WeightedRows Training { get; }

    public WeightedRows Validation { get; }

    /// <summary>The number of rows of a step; the last one of an epoch may have fewer.</summary>
    public int BatchSize { get; }

    public int BatchCount { get; }

    /// <summary>The noise of a law's gates on the inputs; null where the law's gates are independent.</summary>
    public CorrelatedNoise? Noise(GateSpecification law)
    {
        if (law.Kind != GateKind.Correlated)
        {
            return null;
        }

        lock (_lock)
        {
            GateMap map = Shape.Map(0);
            FeatureCorrelation correlation = law.Correlation ?? (_measured ??= Measure(map));
            if (!_noise.TryGetValue(correlation, out CorrelatedNoise? noise))
            {
                noise = new(correlation, new GateGroups(map, [.. Enumerable.Range(0, map.FeatureCount)]).Gates.ToArray());
                _noise.Add(correlation, noise);
            }

            return noise;
        }
    }

    public void Dispose()
    {
        foreach (CorrelatedNoise noise in _noise.Values)
        {
            noise.Dispose();
        }

        Training.Dispose();
        if (Validation != Training)
        {
            Validation.Dispose();
        }
    }

    private FeatureCorrelation Measure(GateMap map)
    {
        TrainingData data = Study.Training;
        var all = FeatureCorrelation.Measure(data.Features.Span, data.FeatureCount, data.Weights);

        // Of features that share a gate, the first stands for all: what they have in common is the gate's to find out.
        return map.IsOneToOne ? all : FeatureCorrelation.Pick(all, map.FirstFeatures());
    }
}
