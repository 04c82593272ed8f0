using System.Runtime.CompilerServices;
using static TorchSharp.Interop.NativeMethods;
using static TorchSharp.Interop.Results;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public static Tensor operator ==(Tensor left, Tensor right) => Own(fgt_eq(left.Handle, right.Handle), left, right);

        public static Tensor operator !=(Tensor left, Tensor right) => Own(fgt_ne(left.Handle, right.Handle), left, right);

        public Tensor gt(Scalar target) => Own(fgt_gt_scalar(Handle, target.Value), this);

        public Tensor lt(Tensor target) => Own(fgt_lt(Handle, target.Handle), this, target);

        // By elements, as TorchSharp has it; the hash is the object's, also as TorchSharp has it.
        public override bool Equals(object? obj)
        {
            if (obj is not Tensor other)
            {
                return false;
            }

            Done(fgt_equal(Handle, other.Handle, out var result), this, other);
            return result;
        }

        public override int GetHashCode() => RuntimeHelpers.GetHashCode(this);
    }
}
