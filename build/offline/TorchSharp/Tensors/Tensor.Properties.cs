using static TorchSharp.Interop.NativeMethods;
using static TorchSharp.Interop.Results;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        // Beyond this many dimensions a shape costs a second call.
        private const int UsualDimensions = 8;

        public long Dimensions => fgt_dim(Handle);

        public long ndim => Dimensions;

        public long NumberOfElements => fgt_numel(Handle);

        public long ElementSize => fgt_element_size(Handle);

        public ScalarType dtype => (ScalarType)fgt_dtype(Handle);

        public DeviceType device_type => (DeviceType)fgt_device_type(Handle);

        public int device_index => fgt_device_index(Handle);

        public Device device => device_type == DeviceType.CPU ? new Device(DeviceType.CPU) : new Device(device_type, device_index);

        public bool is_cuda => device_type == DeviceType.CUDA;

        public bool is_leaf => fgt_is_leaf(Handle);

        public long[] shape => size();

        public bool requires_grad
        {
            get => fgt_requires_grad(Handle);
            set => Done(fgt_set_requires_grad(Handle, value), this);
        }

        public long dim() => Dimensions;

        public long numel() => NumberOfElements;

        public long element_size() => ElementSize;

        public bool is_contiguous() => fgt_is_contiguous(Handle);

        public bool is_cpu() => device_type == DeviceType.CPU;

        public bool is_floating_point() => dtype is ScalarType.Float32 or ScalarType.Float64;

        public bool is_integral() =>
            dtype is ScalarType.Byte or ScalarType.Int8 or ScalarType.Int16 or ScalarType.Int32 or ScalarType.Int64;

        public Tensor requires_grad_(bool requires_grad = true)
        {
            this.requires_grad = requires_grad;
            return this;
        }

        public Tensor with_requires_grad(bool requires_grad = true) => requires_grad_(requires_grad);

        public long size(int dim)
        {
            Done(fgt_size(Handle, dim, out var result), this);
            return result;
        }

        public long[] size()
        {
            Span<long> usual = stackalloc long[UsualDimensions];
            var count = fgt_sizes(Handle, usual, UsualDimensions);
            if (count <= UsualDimensions)
            {
                return usual[..count].ToArray();
            }

            var all = new long[count];
            fgt_sizes(Handle, all, count);
            return all;
        }

        public long[] stride()
        {
            Span<long> usual = stackalloc long[UsualDimensions];
            var count = fgt_strides(Handle, usual, UsualDimensions);
            if (count <= UsualDimensions)
            {
                return usual[..count].ToArray();
            }

            var all = new long[count];
            fgt_strides(Handle, all, count);
            return all;
        }

        public override string ToString() => IsInvalid
            ? "(invalid)"
            : $"[{string.Join('x', shape)}], type = {dtype}, device = {device}";
    }
}
