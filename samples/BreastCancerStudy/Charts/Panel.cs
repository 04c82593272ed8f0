namespace BreastCancerStudy.Charts;

/// <summary>One diagram: a logarithmic axis to the right, a linear one upwards, and lines.</summary>
/// <param name="Title">What stands above.</param>
/// <param name="XLabel">What stands below the axis to the right.</param>
/// <param name="YLabel">What stands beside the axis upwards.</param>
/// <param name="Series">The lines.</param>
internal sealed record Panel(string Title, string XLabel, string YLabel, IReadOnlyList<Series> Series);
