namespace MLNet.FeatureGating.Masks;

/// <summary>What came of a training of masks.</summary>
public sealed class MaskTrainingResult : IDisposable
{
    /// <summary>Gets the selected pixels, the most probable first; of a concrete autoencoder, one a selector.</summary>
    public required IReadOnlyList<int> Selected { get; init; }

    /// <summary>Gets the probability of each pixel at temperature 0 (Proposition 1).</summary>
    public required IReadOnlyList<double> Probabilities { get; init; }

    /// <summary>
    /// Gets the expected number of pixels at temperature 0. Where it is far from the number that was asked for, the training was too short to
    /// arrive, and the selection is cut off anywhere.
    /// </summary>
    public double ExpectedOpen => Probabilities.Sum();

    /// <summary>
    /// Gets the error, on the images to be judged by, of the network that was trained together with the mask, under the collapsed
    /// mask.
    /// </summary>
    public required double JointError { get; init; }

    /// <summary>Gets the error of a network that was trained anew on the selected pixels; not a number where that was left out, or cancelled.</summary>
    public required double RefitError { get; init; }

    /// <summary>Gets masks that were drawn at temperature 0, each of zeros and ones; none of a concrete autoencoder.</summary>
    public required IReadOnlyList<IReadOnlyList<bool>> Samples { get; init; }

    /// <summary>
    /// Gets the covariance of the masks' logits, [pixels x pixels] row after row; empty of a concrete autoencoder, and of more than 4,096
    /// pixels.
    /// </summary>
    public required ReadOnlyMemory<float> LogitCovariance { get; init; }

    /// <summary>Gets what makes images of their selected pixels: the network that was trained anew, else the joint one.</summary>
    public required ImageReconstructor Reconstructor { get; init; }

    /// <summary>Gets the time that the training took.</summary>
    public required TimeSpan Elapsed { get; init; }

    /// <summary>Frees the network.</summary>
    public void Dispose() => Reconstructor.Dispose();
}
