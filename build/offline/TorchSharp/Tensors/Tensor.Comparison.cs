using System.Runtime.CompilerServices;
using static TorchSharp.Interop.NativeMethods;
using static TorchSharp.Interop.Results;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor eq(Tensor target) => Own(fgt_eq(Handle, target.Handle), this, target);

        public Tensor eq(Scalar target) => Own(fgt_eq_scalar(Handle, target.Number), this);

        public Tensor ne(Tensor target) => Own(fgt_ne(Handle, target.Handle), this, target);

        public Tensor ne(Scalar target) => Own(fgt_ne_scalar(Handle, target.Number), this);

        public Tensor lt(Tensor target) => Own(fgt_lt(Handle, target.Handle), this, target);

        public Tensor lt(Scalar target) => Own(fgt_lt_scalar(Handle, target.Number), this);

        public Tensor le(Tensor target) => Own(fgt_le(Handle, target.Handle), this, target);

        public Tensor le(Scalar target) => Own(fgt_le_scalar(Handle, target.Number), this);

        public Tensor gt(Tensor target) => Own(fgt_gt(Handle, target.Handle), this, target);

        public Tensor gt(Scalar target) => Own(fgt_gt_scalar(Handle, target.Number), this);

        public Tensor ge(Tensor target) => Own(fgt_ge(Handle, target.Handle), this, target);

        public Tensor ge(Scalar target) => Own(fgt_ge_scalar(Handle, target.Number), this);

        public Tensor logical_and(Tensor other) => Own(fgt_logical_and(Handle, other.Handle), this, other);

        public Tensor logical_or(Tensor other) => Own(fgt_logical_or(Handle, other.Handle), this, other);

        public Tensor logical_xor(Tensor other) => Own(fgt_logical_xor(Handle, other.Handle), this, other);

        public Tensor logical_not() => Own(fgt_logical_not(Handle), this);

        public Tensor isfinite() => Own(fgt_isfinite(Handle), this);

        public Tensor isinf() => Own(fgt_isinf(Handle), this);

        public Tensor isnan() => Own(fgt_isnan(Handle), this);

        public Tensor where(Tensor condition, Tensor y) => torch.where(condition, this, y);

        public bool allclose(Tensor target, double rtol = 1e-5, double atol = 1e-8, bool equal_nan = false)
        {
            var succeeded = fgt_allclose(Handle, target.Handle, rtol, atol, equal_nan, out var result);
            Done(succeeded, this, target);
            return result;
        }

        public bool Equals(Tensor target)
        {
            if (target is null)
            {
                return false;
            }

            var succeeded = fgt_equal(Handle, target.Handle, out var result);
            Done(succeeded, this, target);
            return result;
        }

        // By elements, as TorchSharp has it; the hash is the object's, also as TorchSharp has it.
        public override bool Equals(object? obj) => obj is Tensor tensor && Equals(tensor);

        public override int GetHashCode() => RuntimeHelpers.GetHashCode(this);
    }
}
