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
    internal static partial nint fgt_full(ReadOnlySpan<long> sizes, int sizeCount, double value, NativeOptions options);

    [LibraryImport(Library)]
    internal static partial nint fgt_zeros_like(nint a, NativeOptions options);

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
    internal static partial NativeBool fgt_copy_(nint a, nint source, NativeBool nonBlocking);

    [LibraryImport(Library)]
    internal static partial NativeBool fgt_read(nint a, nint to);
}
