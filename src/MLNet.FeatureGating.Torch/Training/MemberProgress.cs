namespace MLNet.FeatureGating.Training;

/// <summary>The history of one member: which epoch was its best, and whether it should stop. The same for every engine.</summary>
internal sealed class MemberProgress(StudyMember member, TrainingSchedule schedule, GatePenalty penalty, int gateCount)
{
    private readonly List<EpochRecord> _history = [];
    private double _bestObjective = double.PositiveInfinity;

    public StudyMember Member => member;

    public IReadOnlyList<EpochRecord> History => _history;

    /// <summary>The best epoch, from 1; 0 while there is none.</summary>
    public int BestEpoch { get; private set; }

    public StopReason? StopReason { get; private set; }

    /// <summary>Takes an epoch in.</summary>
    /// <returns>Whether the member has never been better, so that its parameters must be copied.</returns>
    public bool Add(EpochRecord record)
    {
        _history.Add(record);
        int epoch = record.Epoch - 1;

        // Validation loss plus the whole penalty: what training minimises, so that a sparser network can win.
        double perGate = penalty == GatePenalty.Mean ? 1.0 / gateCount : 1;
        double objective = record.ValidationLoss + (member.Lambda * perGate * record.ExpectedOpenGates);
        if (!double.IsFinite(objective) || !double.IsFinite(record.TrainingLoss))
        {
            StopReason = Training.StopReason.Diverged;
            if (BestEpoch <= schedule.FirstFullEpoch)
            {
                // A state from before the penalty was whole is no result.
                BestEpoch = 0;
            }

            return false;
        }

        // Before the penalty is whole, objectives are no measure: the latest state counts as the best.
        bool isBetter = epoch <= schedule.FirstFullEpoch || objective < _bestObjective;
        if (isBetter)
        {
            _bestObjective = objective;
            BestEpoch = record.Epoch;
        }

        if (record.Epoch == schedule.MaximumEpochs)
        {
            StopReason = Training.StopReason.MaximumEpochs;
        }
        else if (schedule.Patience is { } patience && record.Epoch - BestEpoch >= patience)
        {
            StopReason = Training.StopReason.Patience;
        }

        return isBetter;
    }

    public void Cancel() => StopReason = Training.StopReason.Cancelled;
}
