using System.Runtime.InteropServices;
using TorchSharp.Interop;
using static TorchSharp.Interop.NativeMethods;

namespace TorchSharp;

public static partial class torch
{
    public static string __version__ => Marshal.PtrToStringUTF8(fgt_version())!;

    public static int get_num_threads() => fgt_get_num_threads();

    public static void set_num_threads(int num) => NativeError.Check(fgt_set_num_threads(num));
}
