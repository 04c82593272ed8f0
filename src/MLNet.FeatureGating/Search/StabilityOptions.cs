using MLNet.FeatureGating.Training;

namespace MLNet.FeatureGating.Search;

/// <summary>How stability selection finds features that are selected again and again.</summary>
public sealed record StabilityOptions
{
    /// <summary>
    /// Gets the number of halves of the rows that select: two of each split, complementary. Range: 10 to 1,000; rounded up to an even number.
    /// </summary>
    /// <value>The default value is 50.</value>
    public int Subsamples { get; init => field = Require.Between(10, 1000, value, nameof(Subsamples)); } = 50;

    /// <summary>Gets the expected number of falsely selected features that is allowed. Range: &gt; 0.</summary>
    /// <value>The default value is 1.</value>
    public double MaximumFalseSelections { get; init => field = Require.Positive(value, nameof(MaximumFalseSelections)); } = 1;

    /// <summary>Gets the part of all halves that must select a feature. Range: above 0.5, to 1.</summary>
    /// <value>The default value is 0.75.</value>
    public double Threshold
    {
        get;
        init => field = value > 0.5 && value <= 1
            ? value
            : throw new ArgumentOutOfRangeException(
                nameof(Threshold), value, $"{nameof(Threshold)} must be above 0.5 and at most 1, but it is {value}.");
    }

    = 0.75;
}
