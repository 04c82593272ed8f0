namespace MLNet.FeatureGating.Training.Cpu;

/// <summary>The rows of a step that masks are drawn for.</summary>
/// <param name="Key">The key of the step's noise.</param>
/// <param name="First">The first row, a multiple of 32.</param>
/// <param name="Count">The number of rows, a multiple of 16.</param>
internal readonly record struct DrawnRows(NoiseKey Key, int First, int Count);
