using TorchSharp.Utils;
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

        public Tensor type(ScalarType dtype) => Own(fgt_to_dtype(Handle, (int)dtype), this);

        // On the CPU the memory itself; from elsewhere a copy.
        public TensorAccessor<T> data<T>()
            where T : unmanaged
        {
            var holds = dtype switch
            {
                ScalarType.Float32 => typeof(T) == typeof(float),
                ScalarType.Float64 => typeof(T) == typeof(double),
                ScalarType.Int64 => typeof(T) == typeof(long),
                ScalarType.Byte => typeof(T) == typeof(byte),
                ScalarType.Bool => typeof(T) == typeof(bool),
                _ => false,
            };
            return holds
                ? new TensorAccessor<T>(device.type == DeviceType.CPU ? this : cpu())
                : throw new ArgumentException($"{typeof(T).Name} is not compatible with {dtype}");
        }
    }
}
