using System.Runtime.InteropServices;

namespace TorchSharp.Interop;

internal static partial class NativeMethods
{
    [LibraryImport(Library)]
    internal static partial nint fgt_last_error();

    [LibraryImport(Library)]
    internal static partial nint fgt_version();

    [LibraryImport(Library)]
    internal static partial void fgt_take_list(Span<nint> to);

    [LibraryImport(Library)]
    internal static partial void fgt_free(nint tensor);

    [LibraryImport(Library)]
    internal static partial int fgt_get_num_threads();

    [LibraryImport(Library)]
    internal static partial NativeBool fgt_set_num_threads(int count);

    [LibraryImport(Library)]
    internal static partial NativeBool fgt_cuda_is_available();
}
