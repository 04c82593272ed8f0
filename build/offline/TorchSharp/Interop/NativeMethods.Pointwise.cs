using System.Runtime.InteropServices;

namespace TorchSharp.Interop;

internal static partial class NativeMethods
{
    [LibraryImport(Library)]
    internal static partial nint fgt_abs(nint a);

    [LibraryImport(Library)]
    internal static partial nint fgt_ceil(nint a);

    [LibraryImport(Library)]
    internal static partial nint fgt_cos(nint a);

    [LibraryImport(Library)]
    internal static partial nint fgt_erf(nint a);

    [LibraryImport(Library)]
    internal static partial nint fgt_erfc(nint a);

    [LibraryImport(Library)]
    internal static partial nint fgt_erfinv(nint a);

    [LibraryImport(Library)]
    internal static partial nint fgt_exp(nint a);

    [LibraryImport(Library)]
    internal static partial nint fgt_expm1(nint a);

    [LibraryImport(Library)]
    internal static partial nint fgt_floor(nint a);

    [LibraryImport(Library)]
    internal static partial nint fgt_isfinite(nint a);

    [LibraryImport(Library)]
    internal static partial nint fgt_isinf(nint a);

    [LibraryImport(Library)]
    internal static partial nint fgt_isnan(nint a);

    [LibraryImport(Library)]
    internal static partial nint fgt_log(nint a);

    [LibraryImport(Library)]
    internal static partial nint fgt_log10(nint a);

    [LibraryImport(Library)]
    internal static partial nint fgt_log1p(nint a);

    [LibraryImport(Library)]
    internal static partial nint fgt_log2(nint a);

    [LibraryImport(Library)]
    internal static partial nint fgt_log_sigmoid(nint a);

    [LibraryImport(Library)]
    internal static partial nint fgt_logical_not(nint a);

    [LibraryImport(Library)]
    internal static partial nint fgt_neg(nint a);

    [LibraryImport(Library)]
    internal static partial nint fgt_reciprocal(nint a);

    [LibraryImport(Library)]
    internal static partial nint fgt_relu(nint a);

    [LibraryImport(Library)]
    internal static partial nint fgt_rsqrt(nint a);

    [LibraryImport(Library)]
    internal static partial nint fgt_selu(nint a);

    [LibraryImport(Library)]
    internal static partial nint fgt_sigmoid(nint a);

    [LibraryImport(Library)]
    internal static partial nint fgt_sign(nint a);

    [LibraryImport(Library)]
    internal static partial nint fgt_sin(nint a);

    [LibraryImport(Library)]
    internal static partial nint fgt_sqrt(nint a);

    [LibraryImport(Library)]
    internal static partial nint fgt_square(nint a);

    [LibraryImport(Library)]
    internal static partial nint fgt_tanh(nint a);

    [LibraryImport(Library)]
    internal static partial nint fgt_trunc(nint a);

    [LibraryImport(Library)]
    internal static partial NativeBool fgt_abs_(nint a);

    [LibraryImport(Library)]
    internal static partial NativeBool fgt_ceil_(nint a);

    [LibraryImport(Library)]
    internal static partial NativeBool fgt_erf_(nint a);

    [LibraryImport(Library)]
    internal static partial NativeBool fgt_erfinv_(nint a);

    [LibraryImport(Library)]
    internal static partial NativeBool fgt_exp_(nint a);

    [LibraryImport(Library)]
    internal static partial NativeBool fgt_floor_(nint a);

    [LibraryImport(Library)]
    internal static partial NativeBool fgt_log1p_(nint a);

    [LibraryImport(Library)]
    internal static partial NativeBool fgt_log_(nint a);

    [LibraryImport(Library)]
    internal static partial NativeBool fgt_neg_(nint a);

    [LibraryImport(Library)]
    internal static partial NativeBool fgt_reciprocal_(nint a);

    [LibraryImport(Library)]
    internal static partial NativeBool fgt_relu_(nint a);

    [LibraryImport(Library)]
    internal static partial NativeBool fgt_rsqrt_(nint a);

    [LibraryImport(Library)]
    internal static partial NativeBool fgt_sigmoid_(nint a);

    [LibraryImport(Library)]
    internal static partial NativeBool fgt_sqrt_(nint a);

    [LibraryImport(Library)]
    internal static partial NativeBool fgt_tanh_(nint a);

    [LibraryImport(Library)]
    internal static partial NativeBool fgt_zero_(nint a);

    [LibraryImport(Library)]
    internal static partial nint fgt_bitwise_and(nint a, nint b);

    [LibraryImport(Library)]
    internal static partial nint fgt_bitwise_or(nint a, nint b);

    [LibraryImport(Library)]
    internal static partial nint fgt_bitwise_xor(nint a, nint b);

    [LibraryImport(Library)]
    internal static partial nint fgt_div(nint a, nint b);

    [LibraryImport(Library)]
    internal static partial nint fgt_eq(nint a, nint b);

    [LibraryImport(Library)]
    internal static partial nint fgt_ge(nint a, nint b);

    [LibraryImport(Library)]
    internal static partial nint fgt_gt(nint a, nint b);

    [LibraryImport(Library)]
    internal static partial nint fgt_le(nint a, nint b);

    [LibraryImport(Library)]
    internal static partial nint fgt_logical_and(nint a, nint b);

    [LibraryImport(Library)]
    internal static partial nint fgt_logical_or(nint a, nint b);

    [LibraryImport(Library)]
    internal static partial nint fgt_logical_xor(nint a, nint b);

    [LibraryImport(Library)]
    internal static partial nint fgt_lt(nint a, nint b);

    [LibraryImport(Library)]
    internal static partial nint fgt_maximum(nint a, nint b);

    [LibraryImport(Library)]
    internal static partial nint fgt_minimum(nint a, nint b);

    [LibraryImport(Library)]
    internal static partial nint fgt_mul(nint a, nint b);

    [LibraryImport(Library)]
    internal static partial nint fgt_ne(nint a, nint b);

    [LibraryImport(Library)]
    internal static partial nint fgt_pow(nint a, nint b);

    [LibraryImport(Library)]
    internal static partial nint fgt_remainder(nint a, nint b);

    [LibraryImport(Library)]
    internal static partial NativeBool fgt_div_(nint a, nint b);

    [LibraryImport(Library)]
    internal static partial NativeBool fgt_logical_and_(nint a, nint b);

    [LibraryImport(Library)]
    internal static partial NativeBool fgt_logical_or_(nint a, nint b);

    [LibraryImport(Library)]
    internal static partial NativeBool fgt_mul_(nint a, nint b);

    [LibraryImport(Library)]
    internal static partial NativeBool fgt_pow_(nint a, nint b);

    [LibraryImport(Library)]
    internal static partial nint fgt_clamp_max_scalar(nint a, NativeNumber b);

    [LibraryImport(Library)]
    internal static partial nint fgt_clamp_min_scalar(nint a, NativeNumber b);

    [LibraryImport(Library)]
    internal static partial nint fgt_div_scalar(nint a, NativeNumber b);

    [LibraryImport(Library)]
    internal static partial nint fgt_eq_scalar(nint a, NativeNumber b);

    [LibraryImport(Library)]
    internal static partial nint fgt_ge_scalar(nint a, NativeNumber b);

    [LibraryImport(Library)]
    internal static partial nint fgt_gt_scalar(nint a, NativeNumber b);

    [LibraryImport(Library)]
    internal static partial nint fgt_le_scalar(nint a, NativeNumber b);

    [LibraryImport(Library)]
    internal static partial nint fgt_leaky_relu_scalar(nint a, NativeNumber b);

    [LibraryImport(Library)]
    internal static partial nint fgt_lt_scalar(nint a, NativeNumber b);

    [LibraryImport(Library)]
    internal static partial nint fgt_mul_scalar(nint a, NativeNumber b);

    [LibraryImport(Library)]
    internal static partial nint fgt_ne_scalar(nint a, NativeNumber b);

    [LibraryImport(Library)]
    internal static partial nint fgt_pow_scalar(nint a, NativeNumber b);

    [LibraryImport(Library)]
    internal static partial nint fgt_remainder_scalar(nint a, NativeNumber b);

    [LibraryImport(Library)]
    internal static partial NativeBool fgt_clamp_max__scalar(nint a, NativeNumber b);

    [LibraryImport(Library)]
    internal static partial NativeBool fgt_clamp_min__scalar(nint a, NativeNumber b);

    [LibraryImport(Library)]
    internal static partial NativeBool fgt_div__scalar(nint a, NativeNumber b);

    [LibraryImport(Library)]
    internal static partial NativeBool fgt_fill__scalar(nint a, NativeNumber b);

    [LibraryImport(Library)]
    internal static partial NativeBool fgt_mul__scalar(nint a, NativeNumber b);

    [LibraryImport(Library)]
    internal static partial NativeBool fgt_pow__scalar(nint a, NativeNumber b);

    [LibraryImport(Library)]
    internal static partial nint fgt_add(nint a, nint b, NativeNumber alpha);

    [LibraryImport(Library)]
    internal static partial nint fgt_add_scalar(nint a, NativeNumber b, NativeNumber alpha);

    [LibraryImport(Library)]
    internal static partial nint fgt_rsub(nint a, nint b, NativeNumber alpha);

    [LibraryImport(Library)]
    internal static partial nint fgt_rsub_scalar(nint a, NativeNumber b, NativeNumber alpha);

    [LibraryImport(Library)]
    internal static partial nint fgt_sub(nint a, nint b, NativeNumber alpha);

    [LibraryImport(Library)]
    internal static partial nint fgt_sub_scalar(nint a, NativeNumber b, NativeNumber alpha);

    [LibraryImport(Library)]
    internal static partial NativeBool fgt_add_(nint a, nint b, NativeNumber alpha);

    [LibraryImport(Library)]
    internal static partial NativeBool fgt_add__scalar(nint a, NativeNumber b, NativeNumber alpha);

    [LibraryImport(Library)]
    internal static partial NativeBool fgt_sub_(nint a, nint b, NativeNumber alpha);

    [LibraryImport(Library)]
    internal static partial NativeBool fgt_sub__scalar(nint a, NativeNumber b, NativeNumber alpha);

    [LibraryImport(Library)]
    internal static partial nint fgt_addcdiv(nint a, nint b, nint c, NativeNumber value);

    [LibraryImport(Library)]
    internal static partial NativeBool fgt_addcdiv_(nint a, nint b, nint c, NativeNumber value);

    [LibraryImport(Library)]
    internal static partial nint fgt_addcmul(nint a, nint b, nint c, NativeNumber value);

    [LibraryImport(Library)]
    internal static partial NativeBool fgt_addcmul_(nint a, nint b, nint c, NativeNumber value);

    [LibraryImport(Library)]
    internal static partial nint fgt_lerp(nint a, nint end, nint weight);

    [LibraryImport(Library)]
    internal static partial NativeBool fgt_lerp_(nint a, nint end, nint weight);

    [LibraryImport(Library)]
    internal static partial nint fgt_clamp(nint a, NativeNumber min, NativeNumber max);

    [LibraryImport(Library)]
    internal static partial nint fgt_clamp_tensor(nint a, nint min, nint max);

    [LibraryImport(Library)]
    internal static partial NativeBool fgt_clamp_(nint a, NativeNumber min, NativeNumber max);

    [LibraryImport(Library)]
    internal static partial nint fgt_round(nint a, long decimals);

    [LibraryImport(Library)]
    internal static partial NativeBool fgt_equal(nint a, nint b, out NativeBool result);

    [LibraryImport(Library)]
    internal static partial nint fgt_where(nint condition, nint a, nint b);
}
