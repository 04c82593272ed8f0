namespace BreastCancerStudy.Charts;

/// <summary>A point of a line, with its error bar from <paramref name="Low"/> to <paramref name="High"/>.</summary>
internal readonly record struct Point(double X, double Y, double Low, double High);
