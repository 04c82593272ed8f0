namespace MLNet.FeatureGating.Training;

/// <summary>What one epoch of one member came to.</summary>
/// <param name="Epoch">The epoch, from 1.</param>
/// <param name="Lambda">The lambda in force at the end of the epoch (warm-up, ramp and steering included).</param>
/// <param name="TrainingLoss">The task loss under drawn gates, averaged over the epoch's steps, without the penalty.</param>
/// <param name="ValidationLoss">The task loss on the validation rows under collapsed gates at the end of the epoch.</param>
/// <param name="ValidationMetric">
/// Accuracy; R-squared for regression and reconstruction; the concordance index for survival; the part of the mask guessed right for
/// self-supervision; on the same rows. Larger is better.
/// </param>
/// <param name="ExpectedOpenGates">
/// The expected number of open gates, those of hidden layers included, in closed form. Gates of which a fixed mask lets a feature through count as
/// open, the others as closed.
/// </param>
/// <param name="OpenGates">The number of gates that are open when collapsed, those of hidden layers included; of a fixed mask, as above.</param>
/// <param name="Penalty">The penalty of the gates that are learnt, before lambda; 0 where none are.</param>
public readonly record struct EpochRecord(
    int Epoch,
    double Lambda,
    double TrainingLoss,
    double ValidationLoss,
    double ValidationMetric,
    double ExpectedOpenGates,
    double OpenGates,
    double Penalty)
{
    /// <summary>Averages the records of one epoch of several members.</summary>
    /// <param name="records">The records, at least one.</param>
    /// <returns>A record whose every quantity is the mean; metrics that are not numbers do not count.</returns>
    /// <exception cref="ArgumentException">There are no records.</exception>
    public static EpochRecord Mean(IReadOnlyCollection<EpochRecord> records)
    {
        ArgumentNullException.ThrowIfNull(records);
        if (records.Count == 0)
        {
            throw new ArgumentException("There must be at least one record.", nameof(records));
        }

        return new(
            records.First().Epoch,
            records.Average(record => record.Lambda),
            records.Average(record => record.TrainingLoss),
            records.Average(record => record.ValidationLoss),
            records.Select(record => record.ValidationMetric).Where(double.IsFinite).DefaultIfEmpty(double.NaN).Average(),
            records.Average(record => record.ExpectedOpenGates),
            records.Average(record => record.OpenGates),
            records.Average(record => record.Penalty));
    }
}
