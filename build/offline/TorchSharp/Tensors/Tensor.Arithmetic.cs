using TorchSharp.Interop;
using static TorchSharp.Interop.NativeMethods;
using static TorchSharp.Interop.Results;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor add(Tensor target) => Own(fgt_add(Handle, target.Handle, NativeNumber.One), this, target);

        public Tensor add(Scalar scalar) => Own(fgt_add_scalar(Handle, scalar.Number, NativeNumber.One), this);

        public Tensor add(Tensor target, Scalar alpha) => Own(fgt_add(Handle, target.Handle, alpha.Number), this, target);

        public Tensor sub(Tensor target) => Own(fgt_sub(Handle, target.Handle, NativeNumber.One), this, target);

        public Tensor sub(Scalar target) => Own(fgt_sub_scalar(Handle, target.Number, NativeNumber.One), this);

        public Tensor mul(Tensor target) => Own(fgt_mul(Handle, target.Handle), this, target);

        public Tensor mul(Scalar target) => Own(fgt_mul_scalar(Handle, target.Number), this);

        public Tensor div(Tensor target, RoundingMode rounding_mode = RoundingMode.None)
        {
            Supported(rounding_mode);
            return Own(fgt_div(Handle, target.Handle), this, target);
        }

        public Tensor div(Scalar target, RoundingMode rounding_mode = RoundingMode.None)
        {
            Supported(rounding_mode);
            return Own(fgt_div_scalar(Handle, target.Number), this);
        }

        public Tensor pow(Tensor exponent) => Own(fgt_pow(Handle, exponent.Handle), this, exponent);

        public Tensor pow(Scalar exponent) => Own(fgt_pow_scalar(Handle, exponent.Number), this);

        public Tensor remainder(Tensor target) => Own(fgt_remainder(Handle, target.Handle), this, target);

        public Tensor remainder(Scalar scalar) => Own(fgt_remainder_scalar(Handle, scalar.Number), this);

        public Tensor addcmul(Tensor tensor1, Tensor tensor2, Scalar value) =>
            Own(fgt_addcmul(Handle, tensor1.Handle, tensor2.Handle, value.Number), this, tensor1, tensor2);

        public Tensor addcdiv(Tensor tensor1, Tensor tensor2) => addcdiv(tensor1, tensor2, 1);

        public Tensor addcdiv(Tensor tensor1, Tensor tensor2, Scalar value) =>
            Own(fgt_addcdiv(Handle, tensor1.Handle, tensor2.Handle, value.Number), this, tensor1, tensor2);

        public Tensor lerp(Tensor end, Tensor weight) => Own(fgt_lerp(Handle, end.Handle, weight.Handle), this, end, weight);

        public Tensor maximum(Tensor other) => Own(fgt_maximum(Handle, other.Handle), this, other);

        public Tensor minimum(Tensor other) => Own(fgt_minimum(Handle, other.Handle), this, other);

        public Tensor clamp(Scalar? min = null, Scalar? max = null) =>
            Own(fgt_clamp(Handle, Scalar.NumberOf(min), Scalar.NumberOf(max)), this);

        public Tensor clamp(Tensor? min = null, Tensor? max = null) =>
            Own(fgt_clamp_tensor(Handle, HandleOf(min), HandleOf(max)), this, min, max);

        public Tensor clamp_max(Scalar max) => Own(fgt_clamp_max_scalar(Handle, max.Number), this);

        public Tensor clamp_min(Scalar min) => Own(fgt_clamp_min_scalar(Handle, min.Number), this);

        private static void Supported(RoundingMode mode)
        {
            if (mode != RoundingMode.None)
            {
                throw new NotSupportedException("The TorchSharp stand-in divides without rounding only.");
            }
        }
    }
}
