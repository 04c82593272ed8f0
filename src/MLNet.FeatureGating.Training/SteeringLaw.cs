namespace MLNet.FeatureGating.Training;

/// <summary>
/// The numbers of the controller that steers a member's lambda to a number of open gates. Pressures are logarithms, in units of the loss of the
/// best constant prediction.
/// </summary>
/// <remarks>
/// The units make the gains the same for every task. They were set on made-up problems; a steered gate law reacts over some hundred steps, well
/// slower than the proportional part.
/// </remarks>
internal static class SteeringLaw
{
    public const double ProportionalGain = 3;

    /// <summary>The integral gain over the whole training, so that short ones arrive, too.</summary>
    public const double TotalIntegralGain = 30;

    /// <summary>The most of it that a step has: gates can follow no faster.</summary>
    public const double MaximumIntegralGain = 0.1;

    /// <summary>The number of open gates that fewer count as: a logarithm is taken of it.</summary>
    public const double LeastOpen = 1e-3;

    /// <summary>How far beyond the least and the greatest pressure the proportional part may take it.</summary>
    public const double Leeway = 3;

    public static readonly double StartingPressure = Math.Log(1e-3);

    public static readonly double LeastPressure = Math.Log(1e-4);

    public static readonly double GreatestPressure = Math.Log(3);
}
