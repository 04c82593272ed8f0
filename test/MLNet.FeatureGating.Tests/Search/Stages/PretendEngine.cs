using MLNet.FeatureGating.Training;

namespace MLNet.FeatureGating.Tests.Search.Stages;

/// <summary>Trains nothing: says what it was asked for, and gives members made-up results.</summary>
internal sealed class PretendEngine : ITrainingEngine
{
    /// <summary>The losses of a member, epoch by epoch; by its index.</summary>
    public Func<int, double[]> Losses { get; init; } = _ => [0.5];

    /// <summary>Why a member stopped; by its index.</summary>
    public Func<int, StopReason> Reason { get; init; } = _ => StopReason.MaximumEpochs;

    /// <summary>The studies that were asked for.</summary>
    public List<TrainingStudy> Studies { get; } = [];

    public StudyResult Train(TrainingStudy study, IProgress<TrainingProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        Studies.Add(study);
        return new()
        {
            Members = [.. study.Members.Select((member, i) => Result(study, member, i))],
            Device = "cpu",
            Elapsed = TimeSpan.FromSeconds(2),
        };
    }

    // Gates are as likely open as their index says; of a metric that is the negative loss.
    private MemberResult Result(TrainingStudy study, StudyMember member, int index)
    {
        int gates = study.Gates?.GateCount ?? 0;
        float[] values = [.. Enumerable.Range(0, gates).Select(gate => (gate + 1f) / (gates + 1))];
        EpochRecord[] history = [.. Losses(index)
            .Select((loss, i) => new EpochRecord(i + 1, 0.1 * (i + 1), loss, loss, -loss, gates - i, gates - i, 0))];
        return new()
        {
            Member = member,
            GateParameters = values,
            GateFirmness = [.. values.Select(value => 10 * value)],
            OpenProbabilities = values,
            MeanOpenProbabilities = [.. values.Select(value => value / 2)],
            GateValues = values,
            HiddenGateValues = [],
            Layers = [],
            BestEpoch = Reason(index) == StopReason.Diverged ? 0 : history.Length,
            StopReason = Reason(index),
            History = history,
        };
    }
}
