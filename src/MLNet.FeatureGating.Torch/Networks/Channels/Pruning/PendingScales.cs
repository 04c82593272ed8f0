using static TorchSharp.torch;

namespace MLNet.FeatureGating.Networks;

/// <summary>
/// Factors on channels on their way through a segment to a layer that can take them: forwards to the next dense layer or convolution, or
/// back to the last layer behind which everything lets factors pass.
/// </summary>
internal sealed class PendingScales(int channels, LayerDraft? producer, Device device)
{
    private LayerDraft? _target = producer;

    // How many of the present channels a channel of the target has become, by flattening.
    private int _block = 1;

    // Whether something behind the target lets only factors of at least 0 pass.
    private bool _notNegative;

    public double[] Values { get; private set; } = [.. Enumerable.Repeat(1.0, channels)];

    public void Multiply(double[] factors) => Values = [.. Values.Zip(factors, (value, factor) => value * factor)];

    public void Flatten(int features)
    {
        int block = features / Values.Length;
        Values = [.. Values.SelectMany(value => Enumerable.Repeat(value, block))];
        _block *= block;
    }

    /// <summary>Passes a function with s f(x) = f(s x) for s &gt;= 0 alone.</summary>
    /// <returns>A layer to put in front of it, or null.</returns>
    public ScaleDraft? PassHomogeneous(bool[] kept)
    {
        ScaleDraft? scale = Kept(kept).Any(value => value < 0) ? Resolve(kept) : null;
        _notNegative = true;
        return scale;
    }

    /// <summary>Passes a function through which no factor goes.</summary>
    /// <param name="kept">The channels that count.</param>
    /// <param name="draft">What can take factors from here on, if anything.</param>
    /// <returns>A layer to put in front of it, or null.</returns>
    public ScaleDraft? PassOther(bool[] kept, LayerDraft? draft)
    {
        ScaleDraft? scale = Resolve(kept);
        Target(draft);
        return scale;
    }

    /// <summary>Finds a place for the factors of the channels that count.</summary>
    /// <returns>A layer to put here, or null if one before has taken them.</returns>
    public ScaleDraft? Resolve(bool[] kept)
    {
        if (Kept(kept).All(value => value == 1))
        {
            return null;
        }

        ScaleDraft? scale = null;
        if (!TryGiveBack(kept))
        {
            scale = new ScaleDraft(Values, device);
            Target(scale);
        }

        Values = [.. Values.Select(_ => 1.0)];
        return scale;
    }

    private bool TryGiveBack(bool[] kept)
    {
        if (_target is null || (_notNegative && Kept(kept).Any(value => value < 0)))
        {
            return false;
        }

        double?[] factors = new double?[_target.Channels];
        for (int channel = 0; channel < kept.Length; channel++)
        {
            if (kept[channel] && (factors[channel / _block] ??= Values[channel]) != Values[channel])
            {
                return false;
            }
        }

        _target.Scale([.. factors.Select(factor => factor ?? 1)]);
        return true;
    }

    private void Target(LayerDraft? draft)
    {
        _target = draft;
        _block = 1;
        _notNegative = false;
    }

    private IEnumerable<double> Kept(bool[] kept) => Values.Where((_, channel) => kept[channel]);
}
