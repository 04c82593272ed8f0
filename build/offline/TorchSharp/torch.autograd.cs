using TorchSharp.Interop;
using static TorchSharp.Interop.NativeMethods;

namespace TorchSharp;

public static partial class torch
{
    public static class autograd
    {
        // The gradient of an unused input is a tensor for which IsInvalid holds.
        public static IList<Tensor> grad(
            IList<Tensor> outputs,
            IList<Tensor> inputs,
            IList<Tensor>? grad_outputs = null,
            bool retain_graph = false,
            bool create_graph = false,
            bool allow_unused = false)
        {
            var count = fgt_grad(
                Handles.Of(outputs), outputs.Count,
                Handles.Of(inputs), inputs.Count,
                grad_outputs is null ? [] : Handles.Of(grad_outputs), grad_outputs?.Count ?? 0,
                retain_graph, create_graph, allow_unused);
            GC.KeepAlive(outputs);
            GC.KeepAlive(inputs);
            GC.KeepAlive(grad_outputs);
            return Handles.Take(count);
        }
    }
}
