namespace TorchSharp.Interop;

// What a new tensor is made of and where. Mirrors Options in native/common.h.
internal readonly record struct NativeOptions(int Dtype, int DeviceType, int DeviceIndex, int Unused = 0)
{
    public const int DefaultDtype = -1;

    public static NativeOptions Of(torch.ScalarType? dtype, torch.Device? device) =>
        new(dtype.HasValue ? (int)dtype : DefaultDtype, (int)(device?.type ?? TorchSharp.DeviceType.CPU), device?.index ?? -1);

    public static NativeOptions Like(torch.Tensor tensor, torch.ScalarType? dtype, torch.Device? device) =>
        Of(dtype ?? tensor.dtype, device ?? tensor.device);
}
