using System.Runtime.InteropServices;

namespace TorchSharp.Interop;

internal static partial class NativeMethods
{
    [LibraryImport(Library)]
    [SuppressGCTransition]
    internal static partial NativeBool fgt_grad_enabled();

    [LibraryImport(Library)]
    [SuppressGCTransition]
    internal static partial void fgt_set_grad_enabled(NativeBool enabled);

    [LibraryImport(Library)]
    [SuppressGCTransition]
    internal static partial NativeBool fgt_requires_grad(nint a);

    [LibraryImport(Library)]
    internal static partial NativeBool fgt_set_requires_grad(nint a, NativeBool value);

    [LibraryImport(Library)]
    internal static partial int fgt_grad(ReadOnlySpan<nint> outputs, int outputCount, ReadOnlySpan<nint> inputs,
        int inputCount, ReadOnlySpan<nint> gradOutputs, int gradOutputCount, NativeBool retainGraph, NativeBool createGraph,
        NativeBool allowUnused);
}
