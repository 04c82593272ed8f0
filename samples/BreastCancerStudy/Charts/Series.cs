namespace BreastCancerStudy.Charts;

/// <summary>A named line.</summary>
internal sealed record Series(string Name, IReadOnlyList<Point> Points);
