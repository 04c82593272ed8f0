using TorchSharp.Interop;
using static TorchSharp.Interop.NativeMethods;

namespace TorchSharp;

public static partial class torch
{
    public static IDisposable no_grad() => new GradMode(enabled: false);

    public static IDisposable enable_grad(bool enabled = true) => new GradMode(enabled);

    public static class autograd
    {
        // The gradient of an unused input is a tensor without a handle.
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

    // Of the calling thread, until disposed of.
    private sealed class GradMode : IDisposable
    {
        private readonly bool _before = fgt_grad_enabled();

        public GradMode(bool enabled) => fgt_set_grad_enabled(enabled);

        public void Dispose() => fgt_set_grad_enabled(_before);
    }
}
