using TorchSharp.Interop;
using static TorchSharp.Interop.NativeMethods;
using static TorchSharp.Interop.Results;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor alias() => Own(fgt_alias(Handle), this);

        public Tensor clone() => Own(fgt_clone(Handle), this);

        public Tensor contiguous() => Own(fgt_contiguous(Handle), this);

        public Tensor cpu() => Own(fgt_cpu(Handle), this);

        public Tensor detach() => Own(fgt_detach(Handle), this);

        public Tensor detach_() => Done(fgt_detach_(Handle), this);

        public Tensor copy_(Tensor source, bool nonBlocking = false) =>
            Done(fgt_copy_(Handle, source.Handle, nonBlocking), this, source);

        public Tensor type(ScalarType dtype) => Own(fgt_to_dtype(Handle, (int)dtype), this);

        public Tensor type_as(Tensor tensor) => type(tensor.dtype);

        public Tensor @bool() => type(ScalarType.Bool);

        public Tensor @int() => type(ScalarType.Int32);

        public Tensor @long() => type(ScalarType.Int64);

        public Tensor @float() => type(ScalarType.Float32);

        public Tensor @double() => type(ScalarType.Float64);

        public Tensor empty_like(ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            torch.empty_like(this, dtype, device, requires_grad);

        public Tensor zeros_like(ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            torch.zeros_like(this, dtype, device, requires_grad);

        public Tensor ones_like(ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            torch.ones_like(this, dtype, device, requires_grad);

        public Tensor rand_like(ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            torch.rand_like(this, dtype, device, requires_grad);

        public Tensor randn_like(ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            torch.randn_like(this, dtype, device, requires_grad);

        public Tensor full_like(Scalar value, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            torch.full_like(this, value, dtype, device, requires_grad);

        public Tensor new_zeros(long[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            torch.zeros(size, dtype ?? dtype, device ?? this.device, requires_grad);

        public Tensor new_full(
            long[] size, Scalar value, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            torch.full(size, value, dtype ?? dtype, device ?? this.device, requires_grad);
    }
}
