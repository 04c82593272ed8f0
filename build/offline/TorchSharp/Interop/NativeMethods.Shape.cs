using System.Runtime.InteropServices;

namespace TorchSharp.Interop;

internal static partial class NativeMethods
{
    [LibraryImport(Library)]
    [SuppressGCTransition]
    internal static partial long fgt_numel(nint a);

    [LibraryImport(Library)]
    internal static partial NativeBool fgt_is_contiguous(nint a);

    [LibraryImport(Library)]
    internal static partial nint fgt_data_ptr(nint a);

    [LibraryImport(Library)]
    [SuppressGCTransition]
    internal static partial int fgt_dtype(nint a);

    [LibraryImport(Library)]
    [SuppressGCTransition]
    internal static partial int fgt_device_type(nint a);

    [LibraryImport(Library)]
    [SuppressGCTransition]
    internal static partial int fgt_device_index(nint a);

    [LibraryImport(Library)]
    [SuppressGCTransition]
    internal static partial int fgt_sizes(nint a, Span<long> to, int capacity);

    [LibraryImport(Library)]
    internal static partial nint fgt_expand(nint a, ReadOnlySpan<long> values, int count);

    [LibraryImport(Library)]
    internal static partial nint fgt_reshape(nint a, ReadOnlySpan<long> values, int count);

    [LibraryImport(Library)]
    internal static partial nint fgt_view(nint a, ReadOnlySpan<long> values, int count);

    [LibraryImport(Library)]
    internal static partial nint fgt_unsqueeze(nint a, long dim);

    [LibraryImport(Library)]
    internal static partial nint fgt_squeeze(nint a);

    [LibraryImport(Library)]
    internal static partial nint fgt_squeeze_dim(nint a, long dim);

    [LibraryImport(Library)]
    internal static partial nint fgt_transpose(nint a, long dim0, long dim1);

    [LibraryImport(Library)]
    internal static partial nint fgt_diag(nint a, long diagonal);

    [LibraryImport(Library)]
    internal static partial nint fgt_narrow(nint a, long dim, long start, long length);

    [LibraryImport(Library)]
    internal static partial nint fgt_t(nint a);

    [LibraryImport(Library)]
    internal static partial nint fgt_cat(ReadOnlySpan<nint> tensors, int count, long dim);

    [LibraryImport(Library)]
    internal static partial nint fgt_stack(ReadOnlySpan<nint> tensors, int count, long dim);

    [LibraryImport(Library)]
    internal static partial int fgt_split(nint a, ReadOnlySpan<long> sizes, int sizeCount, long dim);

    [LibraryImport(Library)]
    internal static partial int fgt_unbind(nint a, long dim);

    [LibraryImport(Library)]
    internal static partial nint fgt_index_select(nint a, long dim, nint index);

    [LibraryImport(Library)]
    internal static partial nint fgt_gather(nint a, long dim, nint index);

    [LibraryImport(Library)]
    internal static partial NativeBool fgt_index_copy_(nint a, long dim, nint index, nint source);
}
