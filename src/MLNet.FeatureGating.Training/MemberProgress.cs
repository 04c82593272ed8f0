namespace MLNet.FeatureGating.Training;

/// <summary>The history of one member: which epoch was its best, and whether it should stop. The same for every engine.</summary>
internal sealed class MemberProgress(StudyMember member, TrainingSchedule schedule)
{
    private readonly List<EpochRecord> _history = [];
    private readonly int _firstFullEpoch = schedule.FirstFullEpoch(member);
    private (double Merit, double Objective) _best;
    private int _lastGain;

    public StudyMember Member => member;

    public IReadOnlyList<EpochRecord> History => _history;

    /// <summary>The epoch, from 1, whose state is the result; 0 while there is none.</summary>
    public int BestEpoch { get; private set; }

    public StopReason? StopReason { get; private set; }

    /// <summary>Takes an epoch in.</summary>
    /// <returns>Whether the member's parameters must be copied, because they are the best, or the last that were sound.</returns>
    public bool Add(EpochRecord record)
    {
        _history.Add(record);
        int epoch = record.Epoch - 1;
        double objective = Objective(record);
        double merit = Merit(record, objective);
        if (!double.IsFinite(objective) || !double.IsFinite(record.TrainingLoss))
        {
            StopReason = Training.StopReason.Diverged;
            if (BestEpoch <= _firstFullEpoch)
            {
                // A state from before the penalty was whole is no result.
                BestEpoch = 0;
            }

            return false;
        }

        // Before the penalty is whole, nothing can be compared: the latest state counts as the best.
        bool isFirst = epoch <= _firstFullEpoch;
        bool isGain = isFirst || merit > _best.Merit;
        bool isBest = isGain || (merit == _best.Merit && objective < _best.Objective);
        _lastGain = isGain ? record.Epoch : _lastGain;
        if (isBest)
        {
            _best = (merit, objective);
        }

        bool isKept = isBest || schedule.Keep == KeptState.Last;
        BestEpoch = isKept ? record.Epoch : BestEpoch;
        if (record.Epoch == schedule.MaximumEpochs)
        {
            StopReason = Training.StopReason.MaximumEpochs;
        }
        else if (schedule.Patience is { } patience && record.Epoch - _lastGain >= patience && record.Epoch >= schedule.MinimumEpochs)
        {
            StopReason = Training.StopReason.Patience;
        }

        return isKept;
    }

    public void Cancel() => StopReason = Training.StopReason.Cancelled;

    // What training minimises, so that a sparser network can win. A member that is steered has its number of gates given: its lambda, which
    // moves, is no measure.
    private double Objective(EpochRecord record) =>
        record.ValidationLoss + (member.TargetGates is null ? member.Lambda * record.Penalty : 0);

    private double Merit(EpochRecord record, double objective) => schedule.Criterion switch
    {
        StoppingCriterion.Loss => -record.ValidationLoss,

        // A metric that is not a number, of rows that all have one label say, is worse than any.
        StoppingCriterion.Metric => double.IsNaN(record.ValidationMetric) ? double.NegativeInfinity : record.ValidationMetric,
        _ => -objective,
    };
}
