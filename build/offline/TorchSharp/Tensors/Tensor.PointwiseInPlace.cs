using static TorchSharp.Interop.NativeMethods;
using static TorchSharp.Interop.Results;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor abs_() => Done(fgt_abs_(Handle), this);

        public Tensor ceil_() => Done(fgt_ceil_(Handle), this);

        public Tensor erf_() => Done(fgt_erf_(Handle), this);

        public Tensor erfinv_() => Done(fgt_erfinv_(Handle), this);

        public Tensor exp_() => Done(fgt_exp_(Handle), this);

        public Tensor floor_() => Done(fgt_floor_(Handle), this);

        public Tensor log_() => Done(fgt_log_(Handle), this);

        public Tensor log1p_() => Done(fgt_log1p_(Handle), this);

        public Tensor neg_() => Done(fgt_neg_(Handle), this);

        public Tensor reciprocal_() => Done(fgt_reciprocal_(Handle), this);

        public Tensor relu_() => Done(fgt_relu_(Handle), this);

        public Tensor rsqrt_() => Done(fgt_rsqrt_(Handle), this);

        public Tensor sigmoid_() => Done(fgt_sigmoid_(Handle), this);

        public Tensor sqrt_() => Done(fgt_sqrt_(Handle), this);

        public Tensor tanh_() => Done(fgt_tanh_(Handle), this);

        public Tensor zero_() => Done(fgt_zero_(Handle), this);

        public Tensor fill_(Scalar value) => Done(fgt_fill__scalar(Handle, value.Number), this);
    }
}
