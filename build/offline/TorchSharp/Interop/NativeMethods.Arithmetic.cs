using System.Runtime.InteropServices;

namespace TorchSharp.Interop;

internal static partial class NativeMethods
{
    [LibraryImport(Library)]
    internal static partial nint fgt_abs(nint a);

    [LibraryImport(Library)]
    internal static partial nint fgt_erfc(nint a);

    [LibraryImport(Library)]
    internal static partial nint fgt_exp(nint a);

    [LibraryImport(Library)]
    internal static partial nint fgt_expm1(nint a);

    [LibraryImport(Library)]
    internal static partial nint fgt_log(nint a);

    [LibraryImport(Library)]
    internal static partial nint fgt_log1p(nint a);

    [LibraryImport(Library)]
    internal static partial nint fgt_log_sigmoid(nint a);

    [LibraryImport(Library)]
    internal static partial nint fgt_neg(nint a);

    [LibraryImport(Library)]
    internal static partial nint fgt_relu(nint a);

    [LibraryImport(Library)]
    internal static partial nint fgt_sigmoid(nint a);

    [LibraryImport(Library)]
    internal static partial nint fgt_sqrt(nint a);

    [LibraryImport(Library)]
    internal static partial nint fgt_square(nint a);

    [LibraryImport(Library)]
    internal static partial nint fgt_tanh(nint a);

    [LibraryImport(Library)]
    internal static partial nint fgt_add(nint a, nint b);

    [LibraryImport(Library)]
    internal static partial nint fgt_bmm(nint a, nint b);

    [LibraryImport(Library)]
    internal static partial nint fgt_div(nint a, nint b);

    [LibraryImport(Library)]
    internal static partial nint fgt_eq(nint a, nint b);

    [LibraryImport(Library)]
    internal static partial nint fgt_lt(nint a, nint b);

    [LibraryImport(Library)]
    internal static partial nint fgt_mm(nint a, nint b);

    [LibraryImport(Library)]
    internal static partial nint fgt_mul(nint a, nint b);

    [LibraryImport(Library)]
    internal static partial nint fgt_ne(nint a, nint b);

    [LibraryImport(Library)]
    internal static partial nint fgt_sub(nint a, nint b);

    [LibraryImport(Library)]
    internal static partial nint fgt_add_scalar(nint a, double b);

    [LibraryImport(Library)]
    internal static partial nint fgt_div_scalar(nint a, double b);

    [LibraryImport(Library)]
    internal static partial nint fgt_gt_scalar(nint a, double b);

    [LibraryImport(Library)]
    internal static partial nint fgt_leaky_relu_scalar(nint a, double b);

    [LibraryImport(Library)]
    internal static partial nint fgt_mul_scalar(nint a, double b);

    [LibraryImport(Library)]
    internal static partial nint fgt_sub_scalar(nint a, double b);

    [LibraryImport(Library)]
    internal static partial nint fgt_scalar_div(double a, nint b);

    [LibraryImport(Library)]
    internal static partial nint fgt_clamp(nint a, NativeBound min, NativeBound max);

    [LibraryImport(Library)]
    internal static partial NativeBool fgt_equal(nint a, nint b, out NativeBool result);

    [LibraryImport(Library)]
    internal static partial NativeBool fgt_add_(nint a, nint b);

    [LibraryImport(Library)]
    internal static partial NativeBool fgt_add_scalar_(nint a, double b);

    [LibraryImport(Library)]
    internal static partial NativeBool fgt_mul_(nint a, nint b);

    [LibraryImport(Library)]
    internal static partial NativeBool fgt_mul_scalar_(nint a, double b);

    [LibraryImport(Library)]
    internal static partial NativeBool fgt_add_scaled_(nint a, nint b, double alpha);

    [LibraryImport(Library)]
    internal static partial NativeBool fgt_addcmul_(nint a, nint b, nint c, double value);

    [LibraryImport(Library)]
    internal static partial NativeBool fgt_addcdiv_(nint a, nint b, nint c, double value);

    [LibraryImport(Library)]
    internal static partial NativeBool fgt_clamp_(nint a, NativeBound min, NativeBound max);

    [LibraryImport(Library)]
    internal static partial NativeBool fgt_fill_(nint a, double value);

    [LibraryImport(Library)]
    internal static partial nint fgt_sum(nint a, int dtype);

    [LibraryImport(Library)]
    internal static partial nint fgt_sum_dim(nint a, long dim, NativeBool keepdim, int dtype);

    [LibraryImport(Library)]
    internal static partial nint fgt_mean_dim(nint a, ReadOnlySpan<long> values, int count, NativeBool keepdim, int dtype);

    [LibraryImport(Library)]
    internal static partial nint fgt_norm_dim(nint a, long dim, NativeBool keepdim, float p);

    [LibraryImport(Library)]
    internal static partial nint fgt_argmax_dim(nint a, long dim, NativeBool keepdim);

    [LibraryImport(Library)]
    internal static partial nint fgt_log_softmax(nint a, long dim, int dtype);

    [LibraryImport(Library)]
    internal static partial nint fgt_softmax(nint a, long dim, int dtype);

    [LibraryImport(Library)]
    internal static partial nint fgt_logcumsumexp(nint a, long dim);

    [LibraryImport(Library)]
    internal static partial nint fgt_scatter_add(nint a, long dim, nint index, nint source);
}
