using TorchSharp.Interop;
using static TorchSharp.Interop.NativeMethods;

namespace TorchSharp;

public static partial class torch
{
    public class Generator : IDisposable
    {
        private nint _handle;

        public Generator(ulong seed = 0, Device? device = null)
            : this(fgt_generator_new(seed, NativeOptions.Of(null, device)), device)
        {
        }

        private Generator(nint handle, Device? device)
        {
            _handle = handle != 0 ? handle : throw NativeError.Last();
            this.device = device ?? new Device(DeviceType.CPU);
        }

        ~Generator() => Dispose(disposing: false);

        public static Generator Default => new(fgt_generator_default(), null);

        public nint Handle => _handle;

        public Device device { get; }

        public Generator manual_seed(long seed)
        {
            Check(fgt_generator_seed(_handle, (ulong)seed));
            return this;
        }

        public long initial_seed()
        {
            var seed = fgt_generator_initial_seed(_handle);
            GC.KeepAlive(this);
            return (long)seed;
        }

        public Tensor get_state()
        {
            var state = fgt_generator_get_state(_handle);
            GC.KeepAlive(this);
            return Results.Own(state);
        }

        public void set_state(Tensor value)
        {
            Check(fgt_generator_set_state(_handle, value.Handle));
            GC.KeepAlive(value);
        }

        public void Dispose()
        {
            Dispose(disposing: true);
            GC.SuppressFinalize(this);
        }

        protected virtual void Dispose(bool disposing)
        {
            if (_handle != 0)
            {
                fgt_generator_free(_handle);
                _handle = 0;
            }
        }

        private void Check(bool succeeded)
        {
            GC.KeepAlive(this);
            NativeError.Check(succeeded);
        }
    }
}
