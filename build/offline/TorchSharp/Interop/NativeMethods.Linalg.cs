using System.Runtime.InteropServices;

namespace TorchSharp.Interop;

internal static partial class NativeMethods
{
    [LibraryImport(Library)]
    internal static partial nint fgt_bmm(nint a, nint b);

    [LibraryImport(Library)]
    internal static partial nint fgt_dot(nint a, nint b);

    [LibraryImport(Library)]
    internal static partial nint fgt_matmul(nint a, nint b);

    [LibraryImport(Library)]
    internal static partial nint fgt_mm(nint a, nint b);

    [LibraryImport(Library)]
    internal static partial nint fgt_mv(nint a, nint b);

    [LibraryImport(Library)]
    internal static partial nint fgt_outer(nint a, nint b);

    [LibraryImport(Library)]
    internal static partial nint fgt_addmm(nint a, nint b, nint c, float beta, float alpha);

    [LibraryImport(Library)]
    internal static partial nint fgt_baddbmm(nint a, nint b, nint c, float beta, float alpha);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial nint fgt_einsum(string equation, ReadOnlySpan<nint> tensors, int count);

    [LibraryImport(Library)]
    internal static partial nint fgt_inverse(nint a);

    [LibraryImport(Library)]
    internal static partial nint fgt_corrcoef(nint a);

    [LibraryImport(Library)]
    internal static partial nint fgt_linalg_cholesky(nint a);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial NativeBool fgt_linalg_qr(nint a, string mode, out nint q, out nint r);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial NativeBool fgt_linalg_eigh(nint a, string uplo, out nint values, out nint vectors);

    [LibraryImport(Library)]
    internal static partial NativeBool fgt_linalg_svd(nint a, NativeBool fullMatrices, out nint u, out nint s, out nint vh);
}
