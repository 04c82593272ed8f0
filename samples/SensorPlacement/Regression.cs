namespace SensorPlacement;

/// <summary>How fields are reconstructed from sensors.</summary>
/// <param name="Reach">The distance at which 1/e of a covariance is taken for true, the globe's radius being 1; infinity for all of it.</param>
/// <param name="Ridge">The part of each sensor's variance that is added to it.</param>
internal readonly record struct Regression(double Reach, double Ridge);
