using System.Runtime.InteropServices;

namespace TorchSharp.Interop;

internal static partial class NativeMethods
{
    [LibraryImport(Library)]
    [SuppressGCTransition]
    internal static partial long fgt_dim(nint a);

    [LibraryImport(Library)]
    [SuppressGCTransition]
    internal static partial long fgt_numel(nint a);

    [LibraryImport(Library)]
    [SuppressGCTransition]
    internal static partial long fgt_element_size(nint a);

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
    internal static partial NativeBool fgt_is_contiguous(nint a);

    [LibraryImport(Library)]
    internal static partial NativeBool fgt_size(nint a, long dim, out long result);

    [LibraryImport(Library)]
    [SuppressGCTransition]
    internal static partial int fgt_sizes(nint a, Span<long> to, int capacity);

    [LibraryImport(Library)]
    [SuppressGCTransition]
    internal static partial int fgt_strides(nint a, Span<long> to, int capacity);

    [LibraryImport(Library)]
    internal static partial nint fgt_expand(nint a, ReadOnlySpan<long> values, int count);

    [LibraryImport(Library)]
    internal static partial nint fgt_flip(nint a, ReadOnlySpan<long> values, int count);

    [LibraryImport(Library)]
    internal static partial nint fgt_permute(nint a, ReadOnlySpan<long> values, int count);

    [LibraryImport(Library)]
    internal static partial nint fgt_repeat(nint a, ReadOnlySpan<long> values, int count);

    [LibraryImport(Library)]
    internal static partial nint fgt_reshape(nint a, ReadOnlySpan<long> values, int count);

    [LibraryImport(Library)]
    internal static partial nint fgt_view(nint a, ReadOnlySpan<long> values, int count);

    [LibraryImport(Library)]
    internal static partial nint fgt_t(nint a);

    [LibraryImport(Library)]
    internal static partial nint fgt_transpose(nint a, long dim0, long dim1);

    [LibraryImport(Library)]
    internal static partial nint fgt_unsqueeze(nint a, long dim);

    [LibraryImport(Library)]
    internal static partial nint fgt_squeeze(nint a);

    [LibraryImport(Library)]
    internal static partial nint fgt_squeeze_dim(nint a, long dim);

    [LibraryImport(Library)]
    internal static partial nint fgt_flatten(nint a, long startDim, long endDim);

    [LibraryImport(Library)]
    internal static partial nint fgt_narrow(nint a, long dim, long start, long length);

    [LibraryImport(Library)]
    internal static partial nint fgt_slice(nint a, long dim, long start, long stop, long step);

    [LibraryImport(Library)]
    internal static partial nint fgt_select(nint a, long dim, long index);

    [LibraryImport(Library)]
    internal static partial nint fgt_tril(nint a, long diagonal);

    [LibraryImport(Library)]
    internal static partial nint fgt_triu(nint a, long diagonal);

    [LibraryImport(Library)]
    internal static partial nint fgt_diag(nint a, long diagonal);

    [LibraryImport(Library)]
    internal static partial nint fgt_cat(ReadOnlySpan<nint> tensors, int count, long dim);

    [LibraryImport(Library)]
    internal static partial nint fgt_stack(ReadOnlySpan<nint> tensors, int count, long dim);

    [LibraryImport(Library)]
    internal static partial int fgt_chunk(nint a, long chunks, long dim);

    [LibraryImport(Library)]
    internal static partial int fgt_split(nint a, long size, long dim);

    [LibraryImport(Library)]
    internal static partial int fgt_split_sizes(nint a, ReadOnlySpan<long> sizes, int sizeCount, long dim);

    [LibraryImport(Library)]
    internal static partial int fgt_unbind(nint a, long dim);
}
