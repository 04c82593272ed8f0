using static TorchSharp.torch;

namespace MLNet.FeatureGating.Gates;

/// <summary>The standard logistic law on tensors.</summary>
internal static class Logistic
{
    // A step of the uniform numbers that generators give in single precision: neither end of (0, 1) is ever reached, nor rounded to.
    private const double Margin = 1.0 / (1 << 24);

    /// <summary>
    /// The logistic function. By its logarithm: torch's sigmoid computes the last few numbers of a tensor in another way than the others, so
    /// that a member's last bits would depend on how many members there are.
    /// </summary>
    public static Tensor Cdf(Tensor x) => x.log_sigmoid().exp();

    /// <summary>Fills a tensor with draws: log u - log(1 - u), the difference of two Gumbel numbers.</summary>
    public static void Fill(Tensor noise, Generator generator)
    {
        noise.uniform_(Margin, 1 - Margin, generator);
        using var scope = NewDisposeScope();
        Tensor complement = noise.neg().log1p();
        noise.copy_(noise.log() - complement);
    }
}
