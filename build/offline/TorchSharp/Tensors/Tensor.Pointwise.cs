using static TorchSharp.Interop.NativeMethods;
using static TorchSharp.Interop.Results;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor abs() => Own(fgt_abs(Handle), this);

        public Tensor ceil() => Own(fgt_ceil(Handle), this);

        public Tensor cos() => Own(fgt_cos(Handle), this);

        public Tensor erf() => Own(fgt_erf(Handle), this);

        public Tensor erfc() => Own(fgt_erfc(Handle), this);

        public Tensor erfinv() => Own(fgt_erfinv(Handle), this);

        public Tensor exp() => Own(fgt_exp(Handle), this);

        public Tensor expm1() => Own(fgt_expm1(Handle), this);

        public Tensor floor() => Own(fgt_floor(Handle), this);

        public Tensor log() => Own(fgt_log(Handle), this);

        public Tensor log10() => Own(fgt_log10(Handle), this);

        public Tensor log1p() => Own(fgt_log1p(Handle), this);

        public Tensor log2() => Own(fgt_log2(Handle), this);

        public Tensor neg() => Own(fgt_neg(Handle), this);

        public Tensor reciprocal() => Own(fgt_reciprocal(Handle), this);

        public Tensor relu() => Own(fgt_relu(Handle), this);

        public Tensor rsqrt() => Own(fgt_rsqrt(Handle), this);

        public Tensor selu() => Own(fgt_selu(Handle), this);

        public Tensor sigmoid() => Own(fgt_sigmoid(Handle), this);

        public Tensor sign() => Own(fgt_sign(Handle), this);

        public Tensor sin() => Own(fgt_sin(Handle), this);

        public Tensor sqrt() => Own(fgt_sqrt(Handle), this);

        public Tensor square() => Own(fgt_square(Handle), this);

        public Tensor tanh() => Own(fgt_tanh(Handle), this);

        public Tensor trunc() => Own(fgt_trunc(Handle), this);

        public Tensor negative() => neg();

        public Tensor log_sigmoid() => Own(fgt_log_sigmoid(Handle), this);

        public Tensor leaky_relu(Scalar negative_slope) => Own(fgt_leaky_relu_scalar(Handle, negative_slope.Number), this);

        public Tensor round(long decimals = 0) => Own(fgt_round(Handle, decimals), this);
    }
}
