using TorchSharp.Interop;
using static TorchSharp.Interop.NativeMethods;

namespace TorchSharp;

public static partial class torch
{
    public static Tensor empty_like(
        Tensor input, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Made(fgt_empty_like(input.Handle, NativeOptions.Like(input, dtype, device)), requires_grad, names, input);

    public static Tensor zeros_like(
        Tensor input, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Made(fgt_zeros_like(input.Handle, NativeOptions.Like(input, dtype, device)), requires_grad, names, input);

    public static Tensor ones_like(
        Tensor input, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Made(fgt_ones_like(input.Handle, NativeOptions.Like(input, dtype, device)), requires_grad, names, input);

    public static Tensor rand_like(Tensor input, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Made(fgt_rand_like(input.Handle, NativeOptions.Like(input, dtype, device)), requires_grad, null, input);

    public static Tensor randn_like(Tensor input, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Made(fgt_randn_like(input.Handle, NativeOptions.Like(input, dtype, device)), requires_grad, null, input);

    public static Tensor full_like(
        Tensor input, Scalar value, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        string[]? names = null) =>
        Made(fgt_full_like(input.Handle, value.Number, NativeOptions.Like(input, dtype, device)), requires_grad, names, input);
}
