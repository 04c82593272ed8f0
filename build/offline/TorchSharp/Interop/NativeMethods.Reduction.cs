using System.Runtime.InteropServices;

namespace TorchSharp.Interop;

internal static partial class NativeMethods
{
    [LibraryImport(Library)]
    internal static partial nint fgt_all(nint a);

    [LibraryImport(Library)]
    internal static partial nint fgt_any(nint a);

    [LibraryImport(Library)]
    internal static partial nint fgt_argmax(nint a);

    [LibraryImport(Library)]
    internal static partial nint fgt_argmin(nint a);

    [LibraryImport(Library)]
    internal static partial nint fgt_max(nint a);

    [LibraryImport(Library)]
    internal static partial nint fgt_mean(nint a);

    [LibraryImport(Library)]
    internal static partial nint fgt_median(nint a);

    [LibraryImport(Library)]
    internal static partial nint fgt_min(nint a);

    [LibraryImport(Library)]
    internal static partial nint fgt_nonzero(nint a);

    [LibraryImport(Library)]
    internal static partial nint fgt_all_dim(nint a, long dim, NativeBool keepdim);

    [LibraryImport(Library)]
    internal static partial nint fgt_any_dim(nint a, long dim, NativeBool keepdim);

    [LibraryImport(Library)]
    internal static partial nint fgt_argmax_dim(nint a, long dim, NativeBool keepdim);

    [LibraryImport(Library)]
    internal static partial nint fgt_argmin_dim(nint a, long dim, NativeBool keepdim);

    [LibraryImport(Library)]
    internal static partial nint fgt_logsumexp_dim(nint a, long dim, NativeBool keepdim);

    [LibraryImport(Library)]
    internal static partial nint fgt_sum(nint a, int dtype);

    [LibraryImport(Library)]
    internal static partial nint fgt_sum_dim(nint a, ReadOnlySpan<long> values, int count, NativeBool keepdim, int dtype);

    [LibraryImport(Library)]
    internal static partial nint fgt_mean_dim(nint a, ReadOnlySpan<long> values, int count, NativeBool keepdim, int dtype);

    [LibraryImport(Library)]
    internal static partial nint fgt_var(nint a, NativeBool unbiased);

    [LibraryImport(Library)]
    internal static partial nint fgt_std(nint a, NativeBool unbiased);

    [LibraryImport(Library)]
    internal static partial nint fgt_var_dim(nint a, ReadOnlySpan<long> values, int count, NativeBool unbiased,
        NativeBool keepdim);

    [LibraryImport(Library)]
    internal static partial nint fgt_std_dim(nint a, ReadOnlySpan<long> values, int count, NativeBool unbiased,
        NativeBool keepdim);

    [LibraryImport(Library)]
    internal static partial nint fgt_amax(nint a, ReadOnlySpan<long> values, int count, NativeBool keepdim);

    [LibraryImport(Library)]
    internal static partial nint fgt_amin(nint a, ReadOnlySpan<long> values, int count, NativeBool keepdim);

    [LibraryImport(Library)]
    internal static partial NativeBool fgt_max_dim(nint a, long dim, NativeBool keepdim, out nint values, out nint indices);

    [LibraryImport(Library)]
    internal static partial NativeBool fgt_min_dim(nint a, long dim, NativeBool keepdim, out nint values, out nint indices);

    [LibraryImport(Library)]
    internal static partial NativeBool fgt_sort(nint a, long dim, NativeBool descending, NativeBool stable, out nint values,
        out nint indices);

    [LibraryImport(Library)]
    internal static partial NativeBool fgt_topk(nint a, long k, long dim, NativeBool largest, NativeBool sorted,
        out nint values, out nint indices);

    [LibraryImport(Library)]
    internal static partial nint fgt_argsort(nint a, long dim, NativeBool descending);

    [LibraryImport(Library)]
    internal static partial nint fgt_cumsum(nint a, long dim, int dtype);

    [LibraryImport(Library)]
    internal static partial nint fgt_count_nonzero(nint a, ReadOnlySpan<long> values, int count);

    [LibraryImport(Library)]
    internal static partial nint fgt_softmax(nint a, long dim, int dtype);

    [LibraryImport(Library)]
    internal static partial nint fgt_log_softmax(nint a, long dim, int dtype);

    [LibraryImport(Library)]
    internal static partial nint fgt_norm(nint a, float p);

    [LibraryImport(Library)]
    internal static partial nint fgt_norm_dim(nint a, long dim, NativeBool keepdim, float p);

    [LibraryImport(Library)]
    internal static partial NativeBool fgt_allclose(nint a, nint b, double rtol, double atol, NativeBool equalNan,
        out NativeBool result);
}
