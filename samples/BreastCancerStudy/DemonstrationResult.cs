namespace BreastCancerStudy;

/// <summary>How a demonstration came out.</summary>
/// <param name="Demonstration">The demonstration.</param>
/// <param name="Settings">One result a gate and lambda.</param>
/// <param name="Members">The number of networks trained.</param>
/// <param name="Elapsed">The time that all of them took together.</param>
internal sealed record DemonstrationResult(Demonstration Demonstration, IReadOnlyList<SettingResult> Settings, int Members, TimeSpan Elapsed);
