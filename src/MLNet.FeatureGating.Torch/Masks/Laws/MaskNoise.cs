using MLNet.FeatureGating.Gates;
using MLNet.FeatureGating.Training.Cpu;
using static TorchSharp.torch;

namespace MLNet.FeatureGating.Masks;

/// <summary>
/// Noise of masks. On the CPU the generators of the managed engine draw it, at several times torch's pace, under a key that torch's generator
/// gives: the generator alone still decides.
/// </summary>
internal static class MaskNoise
{
    private const int WordBits = 24;

    private delegate void Filler(NoiseKey key, Span<float> to);

    /// <summary>Standard normal numbers.</summary>
    public static Tensor Normal(int rows, int columns, ScalarType type, Device device, Generator generator) =>
        IsFast(rows, columns, type, device)
            ? Fast(rows, columns, generator, SpanKernels.FillNormal)
            : empty([rows, columns], type, device).normal_(0, 1, generator);

    /// <summary>Standard logistic numbers.</summary>
    public static Tensor Logistic(int rows, int columns, ScalarType type, Device device, Generator generator)
    {
        if (IsFast(rows, columns, type, device))
        {
            return Fast(rows, columns, generator, SpanKernels.FillLogistic);
        }

        Tensor noise = empty([rows, columns], type, device);
        Gates.Logistic.Fill(noise, generator);
        return noise;
    }

    private static bool IsFast(int rows, int columns, ScalarType type, Device device) =>
        TensorMemory.IsPlain(((long)rows * columns) + SpanKernels.NoiseBlock, type, device);

    private static Tensor Fast(int rows, int columns, Generator generator, Filler fill)
    {
        long count = (long)rows * columns;
        Tensor memory = empty([(count + SpanKernels.NoiseBlock - 1) / SpanKernels.NoiseBlock * SpanKernels.NoiseBlock], ScalarType.Float32);
        fill(Key(generator), TensorMemory.Floats(memory));
        return memory.narrow(0, 0, count).view(rows, columns);
    }

    private static NoiseKey Key(Generator generator)
    {
        using Tensor uniform = empty([3], ScalarType.Float32).uniform_(0, 1, generator);
        ulong seed = 0;
        foreach (float word in TensorMemory.Floats(uniform))
        {
            seed = (seed << WordBits) ^ (ulong)(word * (1 << WordBits));
        }

        return NoiseKey.Create(seed, step: 0, place: 0);
    }
}
