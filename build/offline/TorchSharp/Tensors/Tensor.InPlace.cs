using TorchSharp.Interop;
using static TorchSharp.Interop.NativeMethods;
using static TorchSharp.Interop.Results;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor add_(Tensor target) => Done(fgt_add_(Handle, target.Handle), this, target);

        public Tensor add_(Scalar scalar) => Done(fgt_add_scalar_(Handle, scalar.Value), this);

        public Tensor add_(Tensor target, Scalar alpha) => Done(fgt_add_scaled_(Handle, target.Handle, alpha.Value), this, target);

        public Tensor mul_(Tensor target) => Done(fgt_mul_(Handle, target.Handle), this, target);

        public Tensor mul_(Scalar target) => Done(fgt_mul_scalar_(Handle, target.Value), this);

        public Tensor addcmul_(Tensor tensor1, Tensor tensor2, Scalar value) =>
            Done(fgt_addcmul_(Handle, tensor1.Handle, tensor2.Handle, value.Value), this, tensor1, tensor2);

        public Tensor addcdiv_(Tensor tensor1, Tensor tensor2, Scalar value) =>
            Done(fgt_addcdiv_(Handle, tensor1.Handle, tensor2.Handle, value.Value), this, tensor1, tensor2);

        public Tensor clamp_(Scalar? min = null, Scalar? max = null) =>
            Done(fgt_clamp_(Handle, NativeBound.Of(min), NativeBound.Of(max)), this);

        public Tensor fill_(Scalar value) => Done(fgt_fill_(Handle, value.Value), this);

        public Tensor copy_(Tensor source, bool nonBlocking = false) =>
            Done(fgt_copy_(Handle, source.Handle, nonBlocking), this, source);

        public Tensor index_copy_(long dim, Tensor index, Tensor source) =>
            Done(fgt_index_copy_(Handle, dim, index.Handle, source.Handle), this, index, source);

        public Tensor normal_(double mean = 0, double std = 1, Generator? generator = null) =>
            Done(fgt_normal_(Handle, mean, std, HandleOf(generator)), this, generator);

        public Tensor uniform_(double from, double to, Generator? generator = null) =>
            Done(fgt_uniform_(Handle, from, to, HandleOf(generator)), this, generator);
    }
}
