using TorchSharp;
using static TorchSharp.torch;

namespace MLNet.FeatureGating.Training.Torch;

/// <summary>Turns the device that was asked for into one that this machine has.</summary>
internal static class DeviceSelection
{
    public static Device Resolve(ComputeDevice device)
    {
        try
        {
            // Asked whatever the device: the first call is the one that finds no native library.
            bool hasCuda = cuda.is_available();
            return device switch
            {
                ComputeDevice.Cpu => torch.device(DeviceType.CPU),
                ComputeDevice.Cuda when !hasCuda => throw new InvalidOperationException(
                    $"A CUDA device was asked for, but torch {__version__} finds none. Reference the package TorchSharp-cuda-linux or "
                    + $"TorchSharp-cuda-windows and check the driver, or choose {nameof(ComputeDevice)}.{nameof(ComputeDevice.Auto)}."),
                _ => torch.device(hasCuda ? DeviceType.CUDA : DeviceType.CPU),
            };
        }
        catch (Exception e) when (IsMissingLibrary(e))
        {
            throw new InvalidOperationException(
                "The native torch library could not be loaded. A program that trains gates needs one of the packages TorchSharp-cpu, "
                + "TorchSharp-cuda-linux or TorchSharp-cuda-windows, in the version of TorchSharp that it uses.",
                e);
        }
    }

    // TorchSharp reports a missing libtorch in several ways, some wrapped by a static constructor.
    internal static bool IsMissingLibrary(Exception e) =>
        e is DllNotFoundException or TypeInitializationException or BadImageFormatException or NotSupportedException;
}
