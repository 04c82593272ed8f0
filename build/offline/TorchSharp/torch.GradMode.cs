using static TorchSharp.Interop.NativeMethods;

namespace TorchSharp;

public static partial class torch
{
    public static IDisposable no_grad() => new GradMode(enabled: false);

    public static IDisposable enable_grad(bool enabled = true) => new GradMode(enabled);

    public static IDisposable set_grad_enabled(bool mode = true) => new GradMode(mode);

    public static bool is_grad_enabled() => fgt_grad_enabled();

    // Of the calling thread, until disposed of.
    private sealed class GradMode : IDisposable
    {
        private readonly bool _before = fgt_grad_enabled();

        public GradMode(bool enabled) => fgt_set_grad_enabled(enabled);

        public void Dispose() => fgt_set_grad_enabled(_before);
    }
}
