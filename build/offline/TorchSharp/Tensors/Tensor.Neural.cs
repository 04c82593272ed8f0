using static TorchSharp.Interop.NativeMethods;
using static TorchSharp.Interop.Results;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor index_add_(long dim, Tensor index, Tensor source, Scalar alpha) =>
            Done(fgt_index_add_(Handle, dim, index.Handle, source.Handle, alpha.Value), this, index, source);
    }
}
