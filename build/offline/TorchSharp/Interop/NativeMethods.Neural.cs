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
    internal static partial nint fgt_dropout(nint a, double p, NativeBool training);

    [LibraryImport(Library)]
    internal static partial nint fgt_softplus(nint a, double beta, double threshold);

    [LibraryImport(Library)]
    internal static partial nint fgt_binary_cross_entropy_with_logits(nint a, nint target, nint weight, nint posWeight,
        long reduction);

    [LibraryImport(Library)]
    internal static partial nint fgt_cross_entropy(nint a, nint target, nint weight, long ignoreIndex, long reduction,
        double labelSmoothing);

    [LibraryImport(Library)]
    internal static partial nint fgt_mse_loss(nint a, nint target, long reduction);
}
