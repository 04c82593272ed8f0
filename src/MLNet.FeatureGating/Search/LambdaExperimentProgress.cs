namespace MLNet.FeatureGating.Search;

/// <summary>How far an experiment has got.</summary>
/// <param name="Stage">What is being done, in a few words.</param>
/// <param name="Completed">The units of work that are finished, of all stages that are known.</param>
/// <param name="Total">The units of work of all stages that are known.</param>
/// <param name="Elapsed">The time since the experiment began.</param>
/// <param name="Remaining">About how long it will take; <see langword="null"/> while that is not known.</param>
public sealed record LambdaExperimentProgress(string Stage, int Completed, int Total, TimeSpan Elapsed, TimeSpan? Remaining);
