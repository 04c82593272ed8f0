using static TorchSharp.Interop.NativeMethods;
using static TorchSharp.Interop.Results;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        // Beyond this many dimensions a shape costs a second call.
        private const int UsualDimensions = 8;

        public Device device
        {
            get
            {
                var type = (DeviceType)fgt_device_type(Handle);
                return type == DeviceType.CPU ? new Device(type) : new Device(type, fgt_device_index(Handle));
            }
        }

        public long[] shape
        {
            get
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
        }

        public bool requires_grad
        {
            get => fgt_requires_grad(Handle);
            set => Done(fgt_set_requires_grad(Handle, value), this);
        }

        public ScalarType dtype => (ScalarType)fgt_dtype(Handle);

        // The tensor's own memory, valid as long as the tensor is.
        public unsafe Span<byte> bytes =>
            device.type != DeviceType.CPU || !is_contiguous()
                ? throw new InvalidOperationException("The bytes of a tensor are asked for that is not on the CPU, or not contiguous.")
                : new((void*)fgt_data_ptr(Handle), checked((int)(ElementCount * ElementSize(dtype))));

        internal long ElementCount => fgt_numel(Handle);

        public bool is_contiguous() => fgt_is_contiguous(Handle);

        public Tensor requires_grad_(bool requires_grad = true)
        {
            this.requires_grad = requires_grad;
            return this;
        }

        public override string ToString() => _handle == 0
            ? "(invalid)"
            : $"[{string.Join('x', shape)}], type = {dtype}, device = {device}";

        private static int ElementSize(ScalarType type) => type switch
        {
            ScalarType.Byte or ScalarType.Bool => 1,
            ScalarType.Float32 => sizeof(float),
            _ => sizeof(double),
        };
    }
}
