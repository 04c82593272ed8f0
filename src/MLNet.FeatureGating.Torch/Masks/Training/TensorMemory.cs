using System.Runtime.InteropServices;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNet.FeatureGating.Masks;

/// <summary>The memory of tensors, for kernels that are faster than torch's.</summary>
internal static class TensorMemory
{
    /// <summary>Whether a tensor's numbers lie on the CPU, in single precision and in order.</summary>
    public static bool IsPlain(Tensor tensor) => IsPlain(tensor.dtype, tensor.device) && tensor.is_contiguous();

    /// <summary>Whether numbers of a type on a device are of single precision and on the CPU.</summary>
    public static bool IsPlain(ScalarType type, Device device) => type == ScalarType.Float32 && device.type == DeviceType.CPU;

    /// <summary>The numbers of a plain tensor, where they lie: valid as long as it is. Autograd does not notice changes.</summary>
    public static Span<float> Floats(Tensor tensor) => MemoryMarshal.Cast<byte, float>(tensor.bytes);
}
