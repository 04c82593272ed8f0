using static TorchSharp.torch;

namespace MLNet.FeatureGating.Torch.Tests.Data;

/// <summary>Between arrays and tensors.</summary>
internal static class Tensors
{
    public static Tensor Double(double[] values, params long[] shape) => tensor(values).reshape(shape);

    public static Tensor Single(double[] values, params long[] shape) => Double(values, shape).type(ScalarType.Float32);

    public static double[] Values(Tensor values) =>
        values.detach().type(ScalarType.Float64).contiguous().cpu().data<double>().ToArray();

    public static Tensor StandardNormal(int seed, params long[] shape)
    {
        using var generator = new Generator((ulong)seed);
        return empty(shape, ScalarType.Float32).normal_(0, 1, generator);
    }
}
