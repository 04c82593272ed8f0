using System.Runtime.InteropServices;

namespace TorchSharp.Interop;

internal static partial class NativeMethods
{
    [LibraryImport(Library)]
    internal static partial nint fgt_index(nint a, ReadOnlySpan<NativeIndex> indices, int count);

    [LibraryImport(Library)]
    internal static partial NativeBool fgt_index_put_(nint a, ReadOnlySpan<NativeIndex> indices, int count, nint value);

    [LibraryImport(Library)]
    internal static partial nint fgt_index_select(nint a, long dim, nint index);

    [LibraryImport(Library)]
    internal static partial nint fgt_gather(nint a, long dim, nint index);

    [LibraryImport(Library)]
    internal static partial nint fgt_index_copy(nint a, long dim, nint index, nint source);

    [LibraryImport(Library)]
    internal static partial NativeBool fgt_index_copy_(nint a, long dim, nint index, nint source);

    [LibraryImport(Library)]
    internal static partial nint fgt_scatter(nint a, long dim, nint index, nint source);

    [LibraryImport(Library)]
    internal static partial NativeBool fgt_scatter_(nint a, long dim, nint index, nint source);

    [LibraryImport(Library)]
    internal static partial nint fgt_scatter_add(nint a, long dim, nint index, nint source);

    [LibraryImport(Library)]
    internal static partial NativeBool fgt_scatter_add_(nint a, long dim, nint index, nint source);

    [LibraryImport(Library)]
    internal static partial nint fgt_masked_fill(nint a, nint mask, NativeNumber value);

    [LibraryImport(Library)]
    internal static partial NativeBool fgt_masked_fill_(nint a, nint mask, NativeNumber value);

    [LibraryImport(Library)]
    internal static partial nint fgt_masked_select(nint a, nint mask);
}
