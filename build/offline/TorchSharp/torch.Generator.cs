using TorchSharp.Interop;
using static TorchSharp.Interop.NativeMethods;
using static TorchSharp.Interop.Results;

namespace TorchSharp;

public static partial class torch
{
    public class Generator : IDisposable
    {
        public Generator(ulong seed = 0, Device? device = null)
        {
            Handle = fgt_generator_new(seed, NativeOptions.Of(null, device));
            NativeError.Check(Handle != 0);
        }

        ~Generator() => Free();

        internal nint Handle { get; private set; }

        public void Dispose()
        {
            Free();
            GC.SuppressFinalize(this);
        }

        private void Free()
        {
            if (Handle != 0)
            {
                fgt_generator_free(Handle);
                Handle = 0;
            }
        }
    }

    public static Tensor get_rng_state() => Own(fgt_rng_state());
}
