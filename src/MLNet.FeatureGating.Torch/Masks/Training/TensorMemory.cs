using System.Runtime.InteropServices;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNet.FeatureGating.Masks;

/// <summary>The memory of tensors, for kernels that are faster than torch's.</summary>
internal static class TensorMemory
{
    // As many as a span of bytes has room for.
    private const long MostNumbers = int.MaxValue / sizeof(float);

    /// <summary>Whether a tensor's numbers lie on the CPU, in single precision and in order, and are not too many.</summary>
    public static bool IsPlain(Tensor tensor) =>
        IsPlain(tensor.shape.Aggregate(1L, (product, size) => product * size), tensor.dtype, tensor.device) && tensor.is_contiguous();

    /// <summary>Whether so many numbers of a type on a device are of single precision, on the CPU, and not too many.</summary>
    public static bool IsPlain(long count, ScalarType type, Device device) =>
        type == ScalarType.Float32 && device.type == DeviceType.CPU && count <= MostNumbers;

    /// <summary>The numbers of a plain tensor, where they lie: valid as long as it is. Autograd does not notice changes.</summary>
    public static Span<float> Floats(Tensor tensor) => MemoryMarshal.Cast<byte, float>(tensor.bytes);
}
