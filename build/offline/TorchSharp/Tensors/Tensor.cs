using System.Runtime.CompilerServices;
using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    // Owns a native tensor, and knows the scope that disposes of it.
    public partial class Tensor : IDisposable
    {
        private static long s_totalCount;

        private nint _handle;

        internal Tensor(nint handle, bool register = true)
        {
            _handle = handle;
            Interlocked.Increment(ref s_totalCount);
            if (register)
            {
                DisposeScopeManager.OfThread.Register(this);
            }
        }

        // Not through a scope: a tensor that a living scope holds is reachable, so this one is in none that matters.
        ~Tensor() => Release(inScope: OwningDisposeScope is not null);

        public static long TotalCount => Interlocked.Read(ref s_totalCount);

        public nint Handle
        {
            [MethodImpl(MethodImplOptions.AggressiveInlining)]
            get => _handle != 0 ? _handle : ThrowInvalid();
        }

        public bool IsInvalid => _handle == 0;

        internal DisposeScope? OwningDisposeScope { get; set; }

        internal Tensor? PreviousInScope { get; set; }

        internal Tensor? NextInScope { get; set; }

        public void Dispose()
        {
            var scope = OwningDisposeScope;
            scope?.Remove(this);
            Release(inScope: scope is not null);
            GC.SuppressFinalize(this);
        }

        public Tensor MoveToOuterDisposeScope()
        {
            OwningDisposeScope?.MoveToOuter(this);
            return this;
        }

        public Tensor DetachFromDisposeScope()
        {
            OwningDisposeScope?.Detach(this);
            return this;
        }

        // Takes the native tensor away: another object owns it from now on, in this one's place in its scope.
        internal nint Surrender(Tensor successor)
        {
            var handle = Handle;
            _handle = 0;
            Interlocked.Decrement(ref s_totalCount);
            if (OwningDisposeScope is { } scope)
            {
                scope.Remove(this);
                scope.Add(successor);
            }

            GC.SuppressFinalize(this);
            return handle;
        }

        private protected void Adopt(nint handle) => _handle = handle;

        private void Release(bool inScope)
        {
            if (_handle == 0)
            {
                return;
            }

            NativeMethods.fgt_free(_handle);
            _handle = 0;
            Interlocked.Decrement(ref s_totalCount);
            DisposeScopeManager.OfThread.CountDisposal(inScope);
        }

        private static nint ThrowInvalid() => throw new InvalidOperationException("Tensor invalid -- empty handle.");
    }
}
