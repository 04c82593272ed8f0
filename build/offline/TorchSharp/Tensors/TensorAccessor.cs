using System.Collections;
using TorchSharp.Interop;
using static TorchSharp.Interop.NativeMethods;

namespace TorchSharp.Utils;

// Elements of a tensor in row-major order, whatever its strides. Reads the tensor's own memory.
public sealed class TensorAccessor<T> : IDisposable, IEnumerable<T>
    where T : unmanaged
{
    private torch.Tensor? _tensor;

    internal TensorAccessor(torch.Tensor tensor)
    {
        _tensor = tensor;
    }

    public unsafe T[] ToArray()
    {
        ObjectDisposedException.ThrowIf(_tensor is null, this);
        var result = new T[_tensor.ElementCount];
        fixed (T* to = result)
        {
            Results.Done(fgt_read(_tensor.Handle, (nint)to), _tensor);
        }

        return result;
    }

    public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)ToArray()).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public void Dispose() => _tensor = null;
}
