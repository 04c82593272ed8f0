using TorchSharp.Interop;
using static TorchSharp.Interop.NativeMethods;
using static TorchSharp.Interop.Results;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor add_(Tensor target) => Done(fgt_add_(Handle, target.Handle, NativeNumber.One), this, target);

        public Tensor add_(Scalar scalar) => Done(fgt_add__scalar(Handle, scalar.Number, NativeNumber.One), this);

        public Tensor add_(Tensor target, Scalar alpha) => Done(fgt_add_(Handle, target.Handle, alpha.Number), this, target);

        public Tensor sub_(Tensor target) => Done(fgt_sub_(Handle, target.Handle, NativeNumber.One), this, target);

        public Tensor sub_(Scalar target) => Done(fgt_sub__scalar(Handle, target.Number, NativeNumber.One), this);

        public Tensor mul_(Tensor target) => Done(fgt_mul_(Handle, target.Handle), this, target);

        public Tensor mul_(Scalar target) => Done(fgt_mul__scalar(Handle, target.Number), this);

        public Tensor div_(Tensor target, RoundingMode rounding_mode = RoundingMode.None)
        {
            Supported(rounding_mode);
            return Done(fgt_div_(Handle, target.Handle), this, target);
        }

        public Tensor div_(Scalar target, RoundingMode rounding_mode = RoundingMode.None)
        {
            Supported(rounding_mode);
            return Done(fgt_div__scalar(Handle, target.Number), this);
        }

        public Tensor pow_(Tensor exponent) => Done(fgt_pow_(Handle, exponent.Handle), this, exponent);

        public Tensor pow_(Scalar exponent) => Done(fgt_pow__scalar(Handle, exponent.Number), this);

        public Tensor addcmul_(Tensor tensor1, Tensor tensor2, Scalar value) =>
            Done(fgt_addcmul_(Handle, tensor1.Handle, tensor2.Handle, value.Number), this, tensor1, tensor2);

        public Tensor addcdiv_(Tensor tensor1, Tensor tensor2) => addcdiv_(tensor1, tensor2, 1);

        public Tensor addcdiv_(Tensor tensor1, Tensor tensor2, Scalar value) =>
            Done(fgt_addcdiv_(Handle, tensor1.Handle, tensor2.Handle, value.Number), this, tensor1, tensor2);

        public Tensor lerp_(Tensor end, Tensor weight) => Done(fgt_lerp_(Handle, end.Handle, weight.Handle), this, end, weight);

        public Tensor clamp_(Scalar? min = null, Scalar? max = null) =>
            Done(fgt_clamp_(Handle, Scalar.NumberOf(min), Scalar.NumberOf(max)), this);

        public Tensor clamp_max_(Scalar max) => Done(fgt_clamp_max__scalar(Handle, max.Number), this);

        public Tensor clamp_min_(Scalar min) => Done(fgt_clamp_min__scalar(Handle, min.Number), this);
    }
}
