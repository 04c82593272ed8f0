using System.Runtime.InteropServices;

namespace TorchSharp.Interop;

internal static partial class NativeMethods
{
    [LibraryImport(Library)]
    internal static partial nint fgt_from_data(nint data, int dataDtype, ReadOnlySpan<long> sizes, int sizeCount,
        NativeOptions options);

    [LibraryImport(Library)]
    internal static partial nint fgt_empty(ReadOnlySpan<long> sizes, int sizeCount, NativeOptions options);

    [LibraryImport(Library)]
    internal static partial nint fgt_ones(ReadOnlySpan<long> sizes, int sizeCount, NativeOptions options);

    [LibraryImport(Library)]
    internal static partial nint fgt_zeros(ReadOnlySpan<long> sizes, int sizeCount, NativeOptions options);

    [LibraryImport(Library)]
    internal static partial nint fgt_full(ReadOnlySpan<long> sizes, int sizeCount, NativeNumber value, NativeOptions options);

    [LibraryImport(Library)]
    internal static partial nint fgt_arange(NativeNumber start, NativeNumber stop, NativeNumber step, NativeOptions options);

    [LibraryImport(Library)]
    internal static partial nint fgt_linspace(double start, double stop, long steps, NativeOptions options);

    [LibraryImport(Library)]
    internal static partial nint fgt_eye(long rows, long columns, NativeOptions options);

    [LibraryImport(Library)]
    internal static partial nint fgt_empty_like(nint a, NativeOptions options);

    [LibraryImport(Library)]
    internal static partial nint fgt_ones_like(nint a, NativeOptions options);

    [LibraryImport(Library)]
    internal static partial nint fgt_rand_like(nint a, NativeOptions options);

    [LibraryImport(Library)]
    internal static partial nint fgt_randn_like(nint a, NativeOptions options);

    [LibraryImport(Library)]
    internal static partial nint fgt_zeros_like(nint a, NativeOptions options);

    [LibraryImport(Library)]
    internal static partial nint fgt_full_like(nint a, NativeNumber value, NativeOptions options);

    [LibraryImport(Library)]
    internal static partial nint fgt_to(nint a, NativeOptions options);

    [LibraryImport(Library)]
    internal static partial nint fgt_to_dtype(nint a, int dtype);

    [LibraryImport(Library)]
    internal static partial nint fgt_alias(nint a);

    [LibraryImport(Library)]
    internal static partial nint fgt_clone(nint a);

    [LibraryImport(Library)]
    internal static partial nint fgt_contiguous(nint a);

    [LibraryImport(Library)]
    internal static partial nint fgt_cpu(nint a);

    [LibraryImport(Library)]
    internal static partial nint fgt_detach(nint a);

    [LibraryImport(Library)]
    internal static partial NativeBool fgt_detach_(nint a);

    [LibraryImport(Library)]
    [SuppressGCTransition]
    internal static partial NativeBool fgt_is_leaf(nint a);

    [LibraryImport(Library)]
    internal static partial NativeBool fgt_copy_(nint a, nint source, NativeBool nonBlocking);

    [LibraryImport(Library)]
    internal static partial nint fgt_data(nint a);
}
