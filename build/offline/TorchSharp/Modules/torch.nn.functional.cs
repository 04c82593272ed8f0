using static TorchSharp.Interop.NativeMethods;
using static TorchSharp.Interop.Results;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            public static Tensor leaky_relu(Tensor input, double negative_slope = 0.01, bool inplace = false) =>
                inplace
                    ? throw new NotSupportedException("The TorchSharp stand-in has no leaky_relu in place.")
                    : Own(fgt_leaky_relu_scalar(input.Handle, negative_slope), input);
        }
    }
}
