using TorchSharp.Interop;
using static TorchSharp.Interop.NativeMethods;
using static TorchSharp.Interop.Results;

namespace TorchSharp;

public static partial class torch
{
    public static Tensor empty(
        ReadOnlySpan<long> size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        string[]? names = null) =>
        Made(fgt_empty(size, size.Length, NativeOptions.Of(dtype, device)), requires_grad, names);

    public static Tensor empty(
        long[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        empty((ReadOnlySpan<long>)size, dtype, device, requires_grad, names);

    public static Tensor full(
        ReadOnlySpan<long> size, Scalar value, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        string[]? names = null) =>
        Made(fgt_full(size, size.Length, value.Value, NativeOptions.Of(dtype, device)), requires_grad, names);

    public static Tensor full(
        long[] size, Scalar value, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        string[]? names = null) =>
        full((ReadOnlySpan<long>)size, value, dtype, device, requires_grad, names);

    public static Tensor ones(
        ReadOnlySpan<long> size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        string[]? names = null) =>
        Made(fgt_ones(size, size.Length, NativeOptions.Of(dtype, device)), requires_grad, names);

    public static Tensor zeros(
        ReadOnlySpan<long> size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        string[]? names = null) =>
        Made(fgt_zeros(size, size.Length, NativeOptions.Of(dtype, device)), requires_grad, names);

    public static Tensor zeros_like(
        Tensor input, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Made(fgt_zeros_like(input.Handle, NativeOptions.Like(input, dtype, device)), requires_grad, names, input);

    public static Tensor tensor(
        float[] rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null,
        bool requires_grad = false, string[]? names = null) =>
        FromArray(rawArray, dimensions, ScalarType.Float32, dtype, device, requires_grad, names);

    public static Tensor tensor(
        float[] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        FromArray(rawArray, [rawArray.Length], ScalarType.Float32, dtype, device, requires_grad, names);

    public static Tensor tensor(
        double[] rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null,
        bool requires_grad = false, string[]? names = null) =>
        FromArray(rawArray, dimensions, ScalarType.Float64, dtype, device, requires_grad, names);

    public static Tensor tensor(
        double[] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        FromArray(rawArray, [rawArray.Length], ScalarType.Float64, dtype, device, requires_grad, names);

    public static Tensor tensor(
        long[] dataArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null,
        bool requires_grad = false, string[]? names = null) =>
        FromArray(dataArray, dimensions, ScalarType.Int64, dtype, device, requires_grad, names);

    public static Tensor tensor(
        long[] dataArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        FromArray(dataArray, [dataArray.Length], ScalarType.Int64, dtype, device, requires_grad, names);

    public static Tensor as_tensor(Tensor data, ScalarType? dtype = null, Device? device = null)
    {
        var from = data.device;
        var sameDevice = device is null || (device.type == from.type && (device.index < 0 || device.index == from.index));
        return sameDevice && (dtype is null || dtype == data.dtype)
            ? data.alias()
            : Own(fgt_to(data.Handle, NativeOptions.Like(data, dtype, device)), data).requires_grad_(data.requires_grad);
    }

    private static unsafe Tensor FromArray<T>(
        T[] elements,
        ReadOnlySpan<long> sizes,
        ScalarType type,
        ScalarType? dtype,
        Device? device,
        bool requiresGrad,
        string[]? names)
        where T : unmanaged
    {
        long count = 1;
        foreach (var size in sizes)
        {
            count *= size;
        }

        if (count > elements.Length)
        {
            throw new ArgumentException(
                $"mismatched total size creating a tensor from an array: {count} vs. {elements.Length}");
        }

        fixed (T* data = elements)
        {
            var options = NativeOptions.Of(dtype ?? type, device);
            return Made(fgt_from_data((nint)data, (int)type, sizes, sizes.Length, options), requiresGrad, names);
        }
    }

    private static Tensor Made(nint handle, bool requiresGrad, string[]? names, Tensor? keep = null)
    {
        var tensor = Own(handle, keep);
        if (names is not null)
        {
            throw new NotSupportedException("The TorchSharp stand-in has no named dimensions.");
        }

        if (requiresGrad)
        {
            tensor.requires_grad = true;
        }

        return tensor;
    }
}
