using MLNet.FeatureGating.Training;

namespace MLNet.FeatureGating.Search;

/// <summary>
/// The values that a search may give a setting: all from a least to a greatest one, both above 0, drawn evenly on a logarithmic scale.
/// </summary>
public readonly record struct SearchRange
{
    /// <summary>Initializes a new instance of the <see cref="SearchRange"/> struct.</summary>
    /// <param name="minimum">The least value. Range: &gt; 0.</param>
    /// <param name="maximum">The greatest value. Range: at least <paramref name="minimum"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is not above 0, or the greatest is below the least.</exception>
    public SearchRange(double minimum, double maximum)
    {
        Minimum = Require.Positive(minimum, nameof(minimum));
        Maximum = Require.Positive(maximum, nameof(maximum));
        if (maximum < minimum)
        {
            throw new ArgumentOutOfRangeException(
                nameof(maximum), maximum, $"The greatest value must be at least the least one, {minimum}, but it is {maximum}.");
        }
    }

    /// <summary>Gets the least value.</summary>
    public double Minimum { get; }

    /// <summary>Gets the greatest value.</summary>
    public double Maximum { get; }

    /// <summary>Gets a value indicating whether there is one value only.</summary>
    public bool IsPoint => Minimum == Maximum;

    /// <summary>Makes a range of one value.</summary>
    /// <param name="value">The value. Range: &gt; 0.</param>
    public static implicit operator SearchRange(double value) => FromDouble(value);

    /// <summary>Makes a range of one value.</summary>
    /// <param name="value">The value. Range: &gt; 0.</param>
    /// <returns>The range.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="value"/> is not above 0.</exception>
    public static SearchRange FromDouble(double value) => new(value, value);

    /// <summary>The value at a place of the range.</summary>
    /// <param name="place">From 0, the least, to 1, the greatest.</param>
    internal double At(double place) => IsPoint ? Minimum : Math.Exp(double.Lerp(Math.Log(Minimum), Math.Log(Maximum), place));
}
