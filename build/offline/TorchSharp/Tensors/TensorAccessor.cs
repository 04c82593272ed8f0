using System.Collections;
using static TorchSharp.Interop.NativeMethods;

namespace TorchSharp.Utils;

// Elements of a tensor in row-major order, whatever its strides. Reads and writes the tensor's own memory.
public sealed class TensorAccessor<T> : IDisposable, IEnumerable<T>
    where T : unmanaged
{
    private readonly long[] _shape;
    private readonly long[] _strides;
    private torch.Tensor? _tensor;

    internal TensorAccessor(torch.Tensor tensor)
    {
        _tensor = tensor;
        _shape = tensor.shape;
        _strides = tensor.stride();
    }

    public long Count => _tensor?.numel() ?? 0;

    private unsafe T* Data => (T*)fgt_data(Alive.Handle);

    private torch.Tensor Alive => _tensor ?? throw new ObjectDisposedException(GetType().FullName);

    public unsafe T this[params long[] indices]
    {
        get => Data[Offset(indices)];
        set => Data[Offset(indices)] = value;
    }

    public T[] ToArray()
    {
        var result = new T[Count];
        CopyTo(result);
        return result;
    }

    public unsafe void CopyTo(T[] array, int arrayIndex = 0, long tensorIndex = 0)
    {
        var count = (int)Math.Min(array.Length - arrayIndex, Count - tensorIndex);
        if (Alive.is_contiguous())
        {
            new ReadOnlySpan<T>(Data + tensorIndex, count).CopyTo(array.AsSpan(arrayIndex));
        }
        else
        {
            var data = Data;
            for (var i = 0; i < count; i++)
            {
                array[arrayIndex + i] = data[Offset(tensorIndex + i)];
            }
        }

        GC.KeepAlive(this);
    }

    public unsafe void CopyFrom(T[] array, int arrayIndex = 0, long tensorIndex = 0)
    {
        var data = Data;
        var count = (int)Math.Min(array.Length - arrayIndex, Count - tensorIndex);
        for (var i = 0; i < count; i++)
        {
            data[Offset(tensorIndex + i)] = array[arrayIndex + i];
        }

        GC.KeepAlive(this);
    }

    public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)ToArray()).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public void Dispose() => _tensor = null;

    private long Offset(long[] indices)
    {
        if (indices.Length == 1)
        {
            return Offset(indices[0]);
        }

        long result = 0;
        for (var i = 0; i < _shape.Length; i++)
        {
            if (indices[i] < 0 || indices[i] >= _shape[i])
            {
                throw new IndexOutOfRangeException($"{indices[i]} >= {_shape[i]} in dimension {i}.");
            }

            result += indices[i] * _strides[i];
        }

        return result;
    }

    // Of one index into all elements.
    private long Offset(long index)
    {
        if (index < 0 || index >= Count)
        {
            throw new IndexOutOfRangeException();
        }

        long result = 0;
        for (var i = _shape.Length - 1; i >= 0; i--)
        {
            (index, var remainder) = Math.DivRem(index, _shape[i]);
            result += remainder * _strides[i];
        }

        return result;
    }
}
