using System.Runtime.CompilerServices;
using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    // Owns a native tensor, and knows the scope that disposes of it.
    public partial class Tensor : IDisposable
    {
        private nint _handle;

        internal Tensor(nint handle, bool register = true)
        {
            _handle = handle;
            if (register)
            {
                DisposeScopeManager.OfThread.Register(this);
            }
        }

        // Not through a scope: a tensor that a living scope holds is reachable, so this one is in none that matters.
        ~Tensor() => Release();

        internal nint Handle
        {
            [MethodImpl(MethodImplOptions.AggressiveInlining)]
            get => _handle != 0 ? _handle : ThrowInvalid();
        }

        internal DisposeScope? OwningDisposeScope { get; set; }

        internal Tensor? PreviousInScope { get; set; }

        internal Tensor? NextInScope { get; set; }

        public void Dispose()
        {
            OwningDisposeScope?.Remove(this);
            Release();
            GC.SuppressFinalize(this);
        }

        public Tensor MoveToOuterDisposeScope()
        {
            OwningDisposeScope?.MoveOut(this);
            return this;
        }

        public Tensor DetachFromDisposeScope()
        {
            OwningDisposeScope?.Remove(this);
            return this;
        }

        // Takes the native tensor away: another object owns it from now on, in this one's place in its scope.
        internal nint Surrender(Tensor successor)
        {
            var handle = Handle;
            _handle = 0;
            if (OwningDisposeScope is { } scope)
            {
                scope.Remove(this);
                scope.Add(successor);
            }

            GC.SuppressFinalize(this);
            return handle;
        }

        private protected void Adopt(nint handle) => _handle = handle;

        private void Release()
        {
            if (_handle == 0)
            {
                return;
            }

            NativeMethods.fgt_free(_handle);
            _handle = 0;
            DisposeScopeManager.Statistics.ThreadTotalLiveCount--;
        }

        private static nint ThrowInvalid() => throw new InvalidOperationException("Tensor invalid -- empty handle.");
    }
}
