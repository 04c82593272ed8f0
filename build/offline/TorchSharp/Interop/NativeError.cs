using System.Runtime.InteropServices;

namespace TorchSharp.Interop;

// What libtorch says when a call fails, as the exception that TorchSharp throws for it.
internal static class NativeError
{
    public static ExternalException Last() =>
        new(Marshal.PtrToStringUTF8(NativeMethods.fgt_last_error()));

    public static void Check(bool succeeded)
    {
        if (!succeeded)
        {
            throw Last();
        }
    }
}
