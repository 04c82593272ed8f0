using System.Globalization;

namespace TorchSharp;

public static partial class torch
{
    public class Device
    {
        public Device(string description)
        {
            var parts = description.Split(':');
            type = Enum.Parse<DeviceType>(parts[0], ignoreCase: true);
            index = parts.Length > 1 ? int.Parse(parts[1], CultureInfo.InvariantCulture) : -1;
        }

        public Device(string deviceType, int index = -1)
        {
            type = Enum.Parse<DeviceType>(deviceType, ignoreCase: true);
            this.index = index;
        }

        public Device(DeviceType deviceType, int index = -1)
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

        public static implicit operator Device(string description) => new(description);
    }

    public static Device device(string description) => Initialized(new Device(description));

    public static Device device(DeviceType deviceType, int index = -1) => Initialized(new Device(deviceType, index));

    public static bool TryInitializeDeviceType(DeviceType deviceType) =>
        deviceType == DeviceType.CPU || (deviceType == DeviceType.CUDA && cuda.is_available());

    public static void InitializeDeviceType(DeviceType deviceType)
    {
        if (!TryInitializeDeviceType(deviceType))
        {
            throw new InvalidOperationException($"Torch device type {deviceType} did not initialise on the current machine.");
        }
    }

    private static Device Initialized(Device device)
    {
        InitializeDeviceType(device.type);
        return device;
    }
}
