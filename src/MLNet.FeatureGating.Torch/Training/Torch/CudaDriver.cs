using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace MLNet.FeatureGating.Training.Torch;

/// <summary>Finds out whether there is a GPU to train on, without loading torch where there is none.</summary>
internal static class CudaDriver
{
    /// <summary>Whether the machine has a CUDA device, and torch one that it can use.</summary>
    public static bool HasUsableDevice() => DeviceCount() > 0 && TorchHasDevice();

    /// <summary>The number of devices that NVIDIA's driver tells of; 0 without a driver.</summary>
    public static unsafe int DeviceCount()
    {
        string name = OperatingSystem.IsWindows() ? "nvcuda.dll" : "libcuda.so.1";
        if (!NativeLibrary.TryLoad(name, out nint driver))
        {
            return 0;
        }

        // The driver stays loaded: torch will want it, too.
        int count = 0;
        bool isComplete = NativeLibrary.TryGetExport(driver, "cuInit", out nint initialise)
            & NativeLibrary.TryGetExport(driver, "cuDeviceGetCount", out nint getCount);
        return isComplete
            && ((delegate* unmanaged<uint, int>)initialise)(0) == 0
            && ((delegate* unmanaged<int*, int>)getCount)(&count) == 0
                ? count
                : 0;
    }

    // A program without a torch that knows of CUDA trains on the CPU.
    private static bool TorchHasDevice()
    {
        try
        {
            return cuda.is_available();
        }
        catch (Exception e) when (DeviceSelection.IsMissingLibrary(e))
        {
            return false;
        }
    }
}
