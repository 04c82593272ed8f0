using System.Runtime.InteropServices;

namespace TorchSharp.Interop;

internal static partial class NativeMethods
{
    [LibraryImport(Library)]
    internal static partial nint fgt_linear(nint a, nint weight, nint bias);

    [LibraryImport(Library)]
    internal static partial nint fgt_conv2d(nint a, nint weight, nint bias, ReadOnlySpan<long> stride,
        ReadOnlySpan<long> padding, ReadOnlySpan<long> dilation, long groups);

    [LibraryImport(Library)]
    internal static partial nint fgt_conv_transpose2d(nint a, nint weight, nint bias, ReadOnlySpan<long> stride,
        ReadOnlySpan<long> padding, ReadOnlySpan<long> outputPadding, ReadOnlySpan<long> dilation, long groups);

    [LibraryImport(Library)]
    internal static partial nint fgt_mse_loss(nint a, nint target);

    [LibraryImport(Library)]
    internal static partial nint fgt_reflection_pad2d(nint a, ReadOnlySpan<long> borders);

    [LibraryImport(Library)]
    internal static partial nint fgt_max_pool2d(nint a, long kernelSize, long stride, long padding, long dilation,
        NativeBool ceilMode);

    [LibraryImport(Library)]
    internal static partial nint fgt_adaptive_avg_pool2d(nint a, long outputSize);

    [LibraryImport(Library)]
    internal static partial nint fgt_batch_norm(nint a, nint runningMean, nint runningVar, nint weight, nint bias,
        NativeBool training, double momentum, double eps);

    [LibraryImport(Library)]
    internal static partial NativeBool fgt_index_add_(nint a, long dim, nint index, nint source, double alpha);
}
