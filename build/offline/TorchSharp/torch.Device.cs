using static TorchSharp.Interop.NativeMethods;

namespace TorchSharp;

public static partial class torch
{
    public class Device
    {
        internal Device(DeviceType deviceType, int index = -1)
        {
            type = deviceType;
            this.index = index;
        }

        public DeviceType type { get; }

        public int index { get; }

        public override string ToString() => type switch
        {
            DeviceType.CPU => "cpu",
            _ when index == -1 => type.ToString().ToLowerInvariant(),
            _ => $"{type.ToString().ToLowerInvariant()}:{index}",
        };
    }

    public static Device device(DeviceType deviceType, int index = -1) =>
        deviceType == DeviceType.CPU || (deviceType == DeviceType.CUDA && cuda.is_available())
            ? new Device(deviceType, index)
            : throw new InvalidOperationException($"Torch device type {deviceType} did not initialise on the current machine.");

    public static class cuda
    {
        public static bool is_available() => fgt_cuda_is_available();
    }
}
