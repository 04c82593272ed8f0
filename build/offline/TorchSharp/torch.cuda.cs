using static TorchSharp.Interop.NativeMethods;

namespace TorchSharp;

public static partial class torch
{
    public static class cuda
    {
        public static bool is_available() => fgt_cuda_is_available();

        public static int device_count() => fgt_cuda_device_count();
    }
}
