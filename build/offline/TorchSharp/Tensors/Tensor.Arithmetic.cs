using TorchSharp.Interop;
using static TorchSharp.Interop.NativeMethods;
using static TorchSharp.Interop.Results;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public static Tensor operator +(Tensor left, Tensor right) => Own(fgt_add(left.Handle, right.Handle), left, right);

        public static Tensor operator +(Tensor left, Scalar right) => Own(fgt_add_scalar(left.Handle, right.Value), left);

        public static Tensor operator -(Tensor left, Tensor right) => Own(fgt_sub(left.Handle, right.Handle), left, right);

        public static Tensor operator -(Tensor left, Scalar right) => Own(fgt_sub_scalar(left.Handle, right.Value), left);

        public static Tensor operator *(Tensor left, Tensor right) => Own(fgt_mul(left.Handle, right.Handle), left, right);

        public static Tensor operator *(Tensor left, Scalar right) => Own(fgt_mul_scalar(left.Handle, right.Value), left);

        public static Tensor operator /(Tensor left, Tensor right) => Own(fgt_div(left.Handle, right.Handle), left, right);

        public static Tensor operator /(Tensor left, Scalar right) => Own(fgt_div_scalar(left.Handle, right.Value), left);

        public static Tensor operator /(Scalar left, Tensor right) => Own(fgt_scalar_div(left.Value, right.Handle), right);

        public Tensor abs() => Own(fgt_abs(Handle), this);

        public Tensor erfc() => Own(fgt_erfc(Handle), this);

        public Tensor exp() => Own(fgt_exp(Handle), this);

        public Tensor expm1() => Own(fgt_expm1(Handle), this);

        public Tensor log() => Own(fgt_log(Handle), this);

        public Tensor log1p() => Own(fgt_log1p(Handle), this);

        public Tensor log_sigmoid() => Own(fgt_log_sigmoid(Handle), this);

        public Tensor neg() => Own(fgt_neg(Handle), this);

        public Tensor relu() => Own(fgt_relu(Handle), this);

        public Tensor sigmoid() => Own(fgt_sigmoid(Handle), this);

        public Tensor sqrt() => Own(fgt_sqrt(Handle), this);

        public Tensor square() => Own(fgt_square(Handle), this);

        public Tensor tanh() => Own(fgt_tanh(Handle), this);

        public Tensor clamp(Scalar? min = null, Scalar? max = null) =>
            Own(fgt_clamp(Handle, NativeBound.Of(min), NativeBound.Of(max)), this);

        public Tensor bmm(Tensor batch2) => Own(fgt_bmm(Handle, batch2.Handle), this, batch2);

        public Tensor mm(Tensor target) => Own(fgt_mm(Handle, target.Handle), this, target);

        public Tensor logcumsumexp(long dim) => Own(fgt_logcumsumexp(Handle, dim), this);

        public Tensor scatter_add(long dim, Tensor index, Tensor src) =>
            Own(fgt_scatter_add(Handle, dim, index.Handle, src.Handle), this, index, src);

        public Tensor sum(ScalarType? type = null) => Own(fgt_sum(Handle, CodeOf(type)), this);

        public Tensor sum(long dim, bool keepdim = false, ScalarType? type = null) =>
            Own(fgt_sum_dim(Handle, dim, keepdim, CodeOf(type)), this);

        public Tensor mean(long[] dimensions, bool keepdim = false, ScalarType? type = null) =>
            Own(fgt_mean_dim(Handle, dimensions, dimensions.Length, keepdim, CodeOf(type)), this);

        public Tensor norm(int dim, bool keepdim = false, float p = 2f) => Own(fgt_norm_dim(Handle, dim, keepdim, p), this);

        public Tensor argmax(long dim, bool keepdim = false) => Own(fgt_argmax_dim(Handle, dim, keepdim), this);

        public Tensor softmax(long dim, ScalarType? dtype = null) => Own(fgt_softmax(Handle, dim, CodeOf(dtype)), this);

        public Tensor log_softmax(long dim, ScalarType? dtype = null) => Own(fgt_log_softmax(Handle, dim, CodeOf(dtype)), this);
    }
}
