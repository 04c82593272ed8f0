namespace MLNet.FeatureGating.Training;

/// <summary>The temperature of relaxed gates over the course of training, falling (or rising) geometrically.</summary>
public sealed record TemperatureSchedule
{
    /// <summary>Initializes a new instance of the <see cref="TemperatureSchedule"/> class with one temperature throughout.</summary>
    /// <param name="temperature">The temperature. Range: &gt; 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The temperature is not positive.</exception>
    public TemperatureSchedule(double temperature)
        : this(temperature, temperature)
    {
    }

    /// <summary>Initializes a new instance of the <see cref="TemperatureSchedule"/> class.</summary>
    /// <param name="initial">The temperature at the start. Range: &gt; 0.</param>
    /// <param name="final">The temperature at the end. Range: &gt; 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A temperature is not positive.</exception>
    public TemperatureSchedule(double initial, double final)
    {
        Initial = Require.Positive(initial);
        Final = Require.Positive(final);
    }

    /// <summary>Gets the temperature at the start.</summary>
    public double Initial { get; }

    /// <summary>Gets the temperature at the end.</summary>
    public double Final { get; }

    /// <summary>Gives the temperature at a point of training.</summary>
    /// <param name="progress">The part of training that is over. Range: 0 to 1.</param>
    /// <returns>Initial x (Final / Initial) ^ progress.</returns>
    public double At(double progress) => Initial * Math.Pow(Final / Initial, Require.Fraction(progress));
}
