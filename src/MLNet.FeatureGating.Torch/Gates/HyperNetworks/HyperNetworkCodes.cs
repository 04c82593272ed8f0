using MLNet.FeatureGating.Training;
using static TorchSharp.torch;

namespace MLNet.FeatureGating.Gates;

/// <summary>
/// Codes that probabilities are averaged over: always the same normal numbers, each with its opposite. On the device that they were last used on.
/// </summary>
internal sealed class HyperNetworkCodes : IDisposable
{
    /// <summary>The number of codes.</summary>
    public const int Count = 64;

    private Tensor? _codes;

    /// <summary>The codes for some members, [members, codes, numbers].</summary>
    public Tensor For(long members, Tensor like)
    {
        if (_codes is null || !_codes.IsLike(like))
        {
            Dispose();
            _codes = tensor(Numbers(), [1, Count, HyperNetworkLayout.Dimension], like.dtype, like.device).DetachFromDisposeScope();
        }

        return _codes.expand(members, Count, HyperNetworkLayout.Dimension);
    }

    public void Dispose()
    {
        _codes?.Dispose();
        _codes = null;
    }

    private static double[] Numbers()
    {
        var generator = new SplitMix64(0);
        double Uniform() => (1 + generator.NextSigned()) / 2;
        double[] half = [.. Enumerable.Range(0, Count / 2 * HyperNetworkLayout.Dimension).Select(
            _ => Math.Sqrt(-2 * Math.Log(Uniform())) * Math.Cos(2 * Math.PI * Uniform()))];
        return [.. half, .. half.Select(number => -number)];
    }
}
