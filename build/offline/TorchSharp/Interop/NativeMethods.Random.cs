using System.Runtime.InteropServices;

namespace TorchSharp.Interop;

internal static partial class NativeMethods
{
    [LibraryImport(Library)]
    internal static partial nint fgt_generator_new(ulong seed, NativeOptions options);

    [LibraryImport(Library)]
    internal static partial void fgt_generator_free(nint generator);

    [LibraryImport(Library)]
    internal static partial nint fgt_rng_state();

    [LibraryImport(Library)]
    internal static partial NativeBool fgt_normal_(nint a, double mean, double std, nint generator);

    [LibraryImport(Library)]
    internal static partial NativeBool fgt_uniform_(nint a, double from, double to, nint generator);
}
