using MLNet.FeatureGating.Training;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace MLNet.FeatureGating.Masks;

/// <summary>
/// A law of masks over the pixels of an image: relaxed draws, so that gradients flow, with a closed-form expected number of open pixels, and the
/// Bernoulli variables that it becomes at temperature 0, by which it is collapsed (Proposition 1).
/// </summary>
/// <remarks>
/// J. Dona, P. Gallinari, "Differentiable Feature Selection, a Reparameterization Approach", ECML PKDD 2021: "the logitNormal paper". A law works
/// as well on the columns of a table.
/// </remarks>
public abstract class MaskLaw : IDisposable
{
    // What may not be selected is closed with certainty, whatever its parameters.
    private const double Never = -1e4;

    private Tensor? _exclusion;

    private protected MaskLaw(int pixels, Stretching? stretching)
    {
        PixelCount = Require.AtLeast(1, pixels);
        Stretching = stretching ?? new Stretching();
    }

    /// <summary>Gets the number of pixels.</summary>
    public int PixelCount { get; }

    /// <summary>Gets how draws are stretched.</summary>
    public Stretching Stretching { get; }

    /// <summary>Gets what is learnt.</summary>
    public abstract IReadOnlyList<Parameter> Parameters { get; }

    /// <summary>Draws noise for a number of masks.</summary>
    /// <param name="masks">The number of masks. Range: at least 1.</param>
    /// <param name="generator">The source of randomness, on the law's device.</param>
    /// <returns>What <see cref="Draw"/> takes.</returns>
    public abstract Tensor[] Noise(int masks, Generator generator);

    /// <summary>Draws relaxed masks.</summary>
    /// <param name="noise">What <see cref="Noise"/> made.</param>
    /// <returns>The masks, one a row, and the probabilities of pixels to be open.</returns>
    public abstract MaskDraw Draw(Tensor[] noise);

    /// <summary>Gives the probability that each pixel is 1 at temperature 0, in closed form (Proposition 1, eq. 2).</summary>
    /// <returns>Probabilities, [pixels].</returns>
    public abstract Tensor OpenProbabilities();

    /// <summary>Holds the parameters to where pixels can still open and close: beyond, neither loss nor penalty has a gradient left.</summary>
    internal abstract void HoldToLiveRange();

    /// <summary>Closes pixels for good: they have neither draws above 0, nor a part in expected numbers, nor gradients.</summary>
    internal void Exclude(IReadOnlyList<bool> isSelectable)
    {
        _exclusion?.Dispose();
        _exclusion = null;
        if (isSelectable.Any(selectable => !selectable))
        {
            using Tensor offsets = tensor([.. isSelectable.Select(selectable => selectable ? 0 : Never)], null, Parameters[0].device);
            _exclusion = offsets.type(Parameters[0].dtype).DetachFromDisposeScope();
        }
    }

    /// <summary>Draws masks at temperature 0: of zeros and ones.</summary>
    /// <param name="noise">What <see cref="Noise"/> made.</param>
    /// <returns>Masks, [masks, pixels].</returns>
    public Tensor DrawBinary(Tensor[] noise)
    {
        using IDisposable off = no_grad();
        return Logits(noise, 1).gt(0.0).type(ScalarType.Float32);
    }

    /// <summary>Gives the covariance of the logits, which masks are thresholds of.</summary>
    /// <returns>A symmetric matrix, [pixels, pixels].</returns>
    public abstract Tensor LogitCovariance();

    /// <summary>Frees the parameters.</summary>
    public void Dispose()
    {
        foreach (Parameter parameter in Parameters)
        {
            parameter.Dispose();
        }

        _exclusion?.Dispose();

        GC.SuppressFinalize(this);
    }

    /// <summary>
    /// The logits of masks times a factor, [masks, pixels]: a pixel is open at temperature 0 where its logit is above 0. Parameters are multiplied
    /// rather than logits, of which there are as many times more as there are masks.
    /// </summary>
    private protected abstract Tensor Logits(Tensor[] noise, double factor);

    /// <summary>Locations of logits, out of reach where pixels are excluded. Pixels are the last dimension.</summary>
    private protected Tensor Live(Tensor locations) => _exclusion is null ? locations : locations + _exclusion;

    private protected static Parameter Zeros(int count, ScalarType type, Device? device) => new(zeros([count], type, device));
}
