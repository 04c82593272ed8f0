namespace MLNet.FeatureGating.Tool.Selecting;

/// <summary>What was found out about a column that was selected from.</summary>
/// <param name="Name">The column's name.</param>
/// <param name="Probability">The probability that its gate is open.</param>
/// <param name="Frequency">The part of all networks that select it.</param>
/// <param name="Rank">Its place among all, from 1.</param>
/// <param name="IsSelected">Whether it is kept.</param>
internal sealed record FoundFeature(string Name, double Probability, double Frequency, int Rank, bool IsSelected);
