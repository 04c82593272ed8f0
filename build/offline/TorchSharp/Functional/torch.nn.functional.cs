using static TorchSharp.Interop.NativeMethods;
using static TorchSharp.Interop.Results;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static class functional
        {
            public static Tensor relu(Tensor x, bool inplace = false) => inplace ? x.relu_() : x.relu();

            public static Tensor selu(Tensor x, bool inplace = false) =>
                inplace ? throw new NotSupportedException("The TorchSharp stand-in has no selu in place.") : x.selu();

            public static Tensor leaky_relu(Tensor input, double negative_slope = 0.01, bool inplace = false) =>
                inplace
                    ? throw new NotSupportedException("The TorchSharp stand-in has no leaky_relu in place.")
                    : input.leaky_relu(negative_slope);

            public static Tensor softplus(Tensor x, double beta = 1, double threshold = 20) =>
                Own(fgt_softplus(x.Handle, beta, threshold), x);

            public static Tensor softmax(Tensor input, long dim, ScalarType? dtype = null) => input.softmax(dim, dtype);

            public static Tensor log_softmax(Tensor x, long dim) => x.log_softmax(dim);

            public static Tensor linear(Tensor input, Tensor weights, Tensor? bias = null) =>
                Own(fgt_linear(input.Handle, weights.Handle, HandleOf(bias)), input, weights, bias);

            public static Tensor dropout(Tensor input, double p = 0.5, bool training = true, bool inplace = false) =>
                inplace
                    ? throw new NotSupportedException("The TorchSharp stand-in has no dropout in place.")
                    : Own(fgt_dropout(input.Handle, p, training), input);

            public static Tensor conv2d(
                Tensor input, Tensor weight, Tensor? bias = null, long[]? strides = null, long[]? padding = null,
                long[]? dilation = null, long groups = 1) =>
                Own(
                    fgt_conv2d(
                        input.Handle, weight.Handle, HandleOf(bias),
                        strides ?? [1, 1], padding ?? [0, 0], dilation ?? [1, 1], groups),
                    input, weight, bias);

            public static Tensor cross_entropy(
                Tensor input, Tensor target, Tensor? weight = null, long ignore_index = -100,
                Reduction reduction = Reduction.Mean, double label_smoothing = 0) =>
                Own(
                    fgt_cross_entropy(
                        input.Handle, target.Handle, HandleOf(weight), ignore_index, (long)reduction, label_smoothing),
                    input, target, weight);

            public static Tensor binary_cross_entropy_with_logits(
                Tensor input, Tensor target, Tensor? weight = null, Reduction reduction = Reduction.Mean,
                Tensor? pos_weights = null)
            {
                var result = fgt_binary_cross_entropy_with_logits(
                    input.Handle, target.Handle, HandleOf(weight), HandleOf(pos_weights), (long)reduction);
                GC.KeepAlive(pos_weights);
                return Own(result, input, target, weight);
            }

            public static Tensor mse_loss(Tensor input, Tensor target, Reduction reduction = Reduction.Mean) =>
                Own(fgt_mse_loss(input.Handle, target.Handle, (long)reduction), input, target);
        }
    }
}
