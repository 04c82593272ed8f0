using TorchSharp.Interop;
using static TorchSharp.Interop.NativeMethods;
using static TorchSharp.Interop.Results;

namespace TorchSharp;

public static partial class torch
{
    public static partial class linalg
    {
        public static Tensor cholesky(Tensor input) => Own(fgt_linalg_cholesky(input.Handle), input);
    }
}
