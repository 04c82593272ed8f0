namespace MLNet.FeatureGating.Search.Stages;

/// <summary>What gated networks of a fold came to under fixed lambdas.</summary>
/// <param name="Points">One a lambda and network; those that diverged are left out.</param>
/// <param name="Seconds">The time that training took.</param>
internal sealed record GridResult(IReadOnlyList<GridPoint> Points, double Seconds);

/// <summary>What one network came to.</summary>
/// <param name="Lambda">The lambda.</param>
/// <param name="SelectedCount">The number of gates that are more likely open than closed.</param>
/// <param name="Loss">The loss on held-out rows under collapsed gates.</param>
/// <param name="Metric">The metric on held-out rows under collapsed gates.</param>
/// <param name="OpenProbabilities">The probability that each gate is open.</param>
internal sealed record GridPoint(double Lambda, int SelectedCount, double Loss, double Metric, float[] OpenProbabilities);
