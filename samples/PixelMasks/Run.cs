using MLNet.FeatureGating.Pixels;

namespace PixelMasks;

/// <summary>One selection.</summary>
/// <param name="Method">The way of selecting.</param>
/// <param name="Pixels">How many pixels are asked for.</param>
/// <param name="Seed">The seed.</param>
internal sealed record Run(PixelMaskMethod Method, int Pixels, int Seed);

/// <summary>What came of it. Errors are mean squared errors, times 100, in the unit of the data.</summary>
/// <param name="Count">The number of different pixels that were selected.</param>
/// <param name="JointError">Of the network that was trained with the mask, on held-out images; not a number where there is none.</param>
/// <param name="HeldOutError">Of the network that was trained anew, on the same images.</param>
/// <param name="TestError">Of the network that was trained anew, on the images to judge by.</param>
/// <param name="BaselineError">Of a constant, on held-out images.</param>
/// <param name="Seconds">The time of selecting and training.</param>
/// <param name="SelectedPixels">The pixels, the first by rank first.</param>
/// <param name="Probabilities">The probability of each pixel; the average mask.</param>
internal sealed record RunResult(
    int Count,
    double JointError,
    double HeldOutError,
    double TestError,
    double BaselineError,
    double Seconds,
    IReadOnlyList<int> SelectedPixels,
    IReadOnlyList<double> Probabilities);
