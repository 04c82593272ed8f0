using MLNet.FeatureGating.Pixels;

namespace SensorPlacement;

/// <summary>Sensors to place.</summary>
/// <param name="Method">How; null for places at random.</param>
/// <param name="Count">How many.</param>
/// <param name="Seed">The seed.</param>
internal sealed record Placement(PixelMaskMethod? Method, int Count, int Seed);

/// <summary>Sensors that were placed. Errors are mean squares by area.</summary>
/// <param name="Placement">What was asked for.</param>
/// <param name="Cells">The cells of the sensors.</param>
/// <param name="Linear">How well all is reconstructed linearly.</param>
/// <param name="NetworkError">The error of a network on held-out rows; not a number where none was trained.</param>
/// <param name="Seconds">The time of placing and training.</param>
internal sealed record PlacedSensors(Placement Placement, IReadOnlyList<int> Cells, LinearResult Linear, double NetworkError, double Seconds);
