namespace MLNet.FeatureGating.Diagnostics;

/// <summary>Something that is missing or slow.</summary>
/// <param name="What">What it is, and what it means.</param>
/// <param name="Remedy">What mends it: a command where there is one.</param>
/// <param name="IsNeeded">Whether something cannot be done without it, rather than more slowly.</param>
public sealed record DoctorFinding(string What, string Remedy, bool IsNeeded);
