using static TorchSharp.Interop.NativeMethods;
using static TorchSharp.Interop.Results;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            public static Tensor linear(Tensor input, Tensor weights, Tensor? bias = null)
            {
                var result = fgt_linear(input.Handle, weights.Handle, HandleOf(bias));
                GC.KeepAlive(bias);
                return Own(result, input, weights);
            }

            public static Tensor mse_loss(Tensor input, Tensor target, Reduction reduction = Reduction.Mean) =>
                reduction == Reduction.Mean
                    ? Own(fgt_mse_loss(input.Handle, target.Handle), input, target)
                    : throw new NotSupportedException("The TorchSharp stand-in has no mse_loss but the mean.");

            public static Tensor conv2d(
                Tensor input, Tensor weight, Tensor? bias = null, long[]? strides = null, long[]? padding = null,
                long[]? dilation = null, long groups = 1)
            {
                var result = fgt_conv2d(
                    input.Handle, weight.Handle, HandleOf(bias), Pair(strides, 1), Pair(padding, 0), Pair(dilation, 1), groups);
                GC.KeepAlive(bias);
                return Own(result, input, weight);
            }

            public static Tensor conv_transpose2d(
                Tensor input, Tensor weight, Tensor? bias = null, long[]? strides = null, long[]? padding = null,
                long[]? output_padding = null, long[]? dilation = null, long groups = 1L)
            {
                var result = fgt_conv_transpose2d(
                    input.Handle, weight.Handle, HandleOf(bias), Pair(strides, 1), Pair(padding, 0), Pair(output_padding, 0), Pair(dilation, 1),
                    groups);
                GC.KeepAlive(bias);
                return Own(result, input, weight);
            }

            public static Tensor pad(Tensor input, long[] pad, PaddingModes mode = PaddingModes.Constant, double value = 0) =>
                mode == PaddingModes.Reflect && pad.Length == 4
                    ? Own(fgt_reflection_pad2d(input.Handle, pad), input)
                    : throw new NotSupportedException("The TorchSharp stand-in mirrors images only.");

            public static Tensor max_pool2d(
                Tensor input, long kernel_size, long? stride = null, long? padding = null, long? dilation = null,
                bool ceil_mode = false) =>
                Own(fgt_max_pool2d(input.Handle, kernel_size, stride ?? kernel_size, padding ?? 0, dilation ?? 1, ceil_mode), input);

            public static Tensor adaptive_avg_pool2d(Tensor input, long output_size) =>
                Own(fgt_adaptive_avg_pool2d(input.Handle, output_size), input);

            public static Tensor batch_norm(
                Tensor input, Tensor running_mean, Tensor running_var, Tensor? weight = null, Tensor? bias = null,
                bool training = false, double momentum = 0.1, double eps = 1e-05)
            {
                var result = fgt_batch_norm(
                    input.Handle, HandleOf(running_mean), HandleOf(running_var), HandleOf(weight), HandleOf(bias), training, momentum, eps);
                GC.KeepAlive((running_mean, running_var, weight, bias));
                return Own(result, input);
            }

            private static nint HandleOf(Tensor? tensor) => tensor is null ? 0 : tensor.Handle;

            private static long[] Pair(long[]? sizes, long otherwise) => sizes switch
            {
                null => [otherwise, otherwise],
                { Length: 2 } => sizes,
                _ => throw new NotSupportedException("The TorchSharp stand-in takes two sizes, or none."),
            };
        }
    }
}
