using MLNet.FeatureGating.Training;

namespace MLNet.FeatureGating.Pixels;

/// <summary>How images are reconstructed from their selected pixels.</summary>
public sealed record PixelReconstructionOptions
{
    /// <summary>Gets what is given.</summary>
    /// <value>The default value is <see cref="PixelReconstructionOutput.Vector"/>.</value>
    public PixelReconstructionOutput Output { get; init => field = Require.Defined(value, nameof(Output)); }

    /// <summary>
    /// Gets what the values of an image are multiplied by to be bytes, such as 255 where pixels lie between 0 and 1. Range: &gt; 0.
    /// </summary>
    /// <value>The default value is 1. Not looked at where a vector is given.</value>
    public double ImageScale { get; init => field = Require.Positive(value, nameof(ImageScale)); } = 1;

    /// <summary>Gets the number of rows that go through the network at once. Range: at least 1.</summary>
    /// <value>The default value is 256.</value>
    public int BatchSize { get; init => field = Require.AtLeast(1, value, nameof(BatchSize)); } = 256;
}
