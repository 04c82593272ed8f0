using MLNet.FeatureGating.Pixels;

namespace SensorPlacement;

/// <summary>Sensors to place.</summary>
/// <param name="Split">The rows to learn from and to judge by.</param>
/// <param name="Method">How; null for places at random.</param>
/// <param name="Count">How many.</param>
/// <param name="Seed">The seed.</param>
internal sealed record Placement(Split Split, PixelMaskMethod? Method, int Count, int Seed);

/// <summary>Sensors that were placed. Errors are those on held-out rows, as parts of that of whoever expects what is usual.</summary>
/// <param name="Placement">What was asked for.</param>
/// <param name="Cells">The cells of the sensors.</param>
/// <param name="PlainError">That of a linear map.</param>
/// <param name="TaperedError">That of a linear map by covariances that reach so far only.</param>
/// <param name="NetworkError">That of a network; not a number where none was trained.</param>
/// <param name="Seconds">The time of placing.</param>
internal sealed record PlacedSensors(
    Placement Placement, int[] Cells, double PlainError, double TaperedError, double NetworkError, double Seconds);
