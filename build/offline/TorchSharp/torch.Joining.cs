using TorchSharp.Interop;
using static TorchSharp.Interop.NativeMethods;
using static TorchSharp.Interop.Results;

namespace TorchSharp;

public static partial class torch
{
    public static Tensor cat(IList<Tensor> tensors, long dim = 0)
    {
        var result = fgt_cat(Handles.Of(tensors), tensors.Count, dim);
        GC.KeepAlive(tensors);
        return Own(result);
    }

    public static Tensor stack(IEnumerable<Tensor> tensors, long dim = 0)
    {
        var handles = Handles.Of(tensors);
        var result = fgt_stack(handles, handles.Length, dim);
        GC.KeepAlive(tensors);
        return Own(result);
    }
}
