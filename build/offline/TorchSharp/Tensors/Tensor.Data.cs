using TorchSharp.Utils;
using static TorchSharp.Interop.NativeMethods;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        // The memory itself, not a copy: valid for as long as the tensor is.
        public unsafe Span<byte> bytes
        {
            get
            {
                if (!is_contiguous())
                {
                    throw new InvalidOperationException("Bytes() called on non-contiguous tensor.");
                }

                if (!is_cpu())
                {
                    throw new InvalidOperationException(
                        "Reading data from non-CPU memory is not supported. Move or copy the tensor to the cpu before reading.");
                }

                return new Span<byte>((void*)fgt_data(Handle), checked((int)(NumberOfElements * ElementSize)));
            }

            set => value.CopyTo(bytes.Length == value.Length
                ? bytes
                : throw new ArgumentException("Mismatched data sizes in SetBytes()."));
        }

        // On the CPU the memory itself; from elsewhere a copy.
        public TensorAccessor<T> data<T>()
            where T : unmanaged
        {
            ThrowUnlessHolds<T>();
            return new TensorAccessor<T>(is_cpu() ? this : cpu());
        }

        public unsafe T item<T>()
            where T : unmanaged
        {
            if (NumberOfElements != 1)
            {
                throw new ArgumentException("Number of elements in the tensor must be 1");
            }

            ThrowUnlessHolds<T>();
            if (!is_cpu())
            {
                using var copy = cpu();
                return copy.item<T>();
            }

            var value = *(T*)fgt_data(Handle);
            GC.KeepAlive(this);
            return value;
        }

        public Scalar ToScalar() => dtype switch
        {
            ScalarType.Float32 => item<float>(),
            ScalarType.Float64 => item<double>(),
            ScalarType.Int32 => item<int>(),
            ScalarType.Int64 => item<long>(),
            ScalarType.Byte => item<byte>(),
            ScalarType.Bool => item<bool>(),
            var other => throw new NotSupportedException($"The TorchSharp stand-in reads no {other}."),
        };

        private void ThrowUnlessHolds<T>()
        {
            var holds = dtype switch
            {
                ScalarType.Float32 => typeof(T) == typeof(float),
                ScalarType.Float64 => typeof(T) == typeof(double),
                ScalarType.Int32 => typeof(T) == typeof(int),
                ScalarType.Int64 => typeof(T) == typeof(long),
                ScalarType.Int16 => typeof(T) == typeof(short),
                ScalarType.Int8 => typeof(T) == typeof(sbyte),
                ScalarType.Byte => typeof(T) == typeof(byte),
                ScalarType.Bool => typeof(T) == typeof(bool),
                _ => false,
            };
            if (!holds)
            {
                throw new ArgumentException($"{typeof(T).Name} is not compatible with {dtype}");
            }
        }
    }
}
