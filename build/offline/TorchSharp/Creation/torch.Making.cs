using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using TorchSharp.Interop;
using static TorchSharp.Interop.NativeMethods;
using static TorchSharp.Interop.Results;

namespace TorchSharp;

// What all the ways to make a tensor share.
public static partial class torch
{
    public static Tensor from_array(Array rawArray, Device? device = null) => from_array(rawArray, null, device);

    public static Tensor from_array(
        Array rawArray, ScalarType? dtype, Device? device = null, bool requires_grad = false, string[]? names = null)
    {
        Span<long> sizes = stackalloc long[rawArray.Rank];
        for (var i = 0; i < sizes.Length; i++)
        {
            sizes[i] = rawArray.GetLongLength(i);
        }

        return rawArray switch
        {
            float[] or float[,] or float[,,] => Of<float>(ScalarType.Float32, sizes),
            double[] or double[,] or double[,,] => Of<double>(ScalarType.Float64, sizes),
            int[] or int[,] or int[,,] => Of<int>(ScalarType.Int32, sizes),
            long[] or long[,] or long[,,] => Of<long>(ScalarType.Int64, sizes),
            byte[] or byte[,] or byte[,,] => Of<byte>(ScalarType.Byte, sizes),
            bool[] or bool[,] or bool[,,] => Of<bool>(ScalarType.Bool, sizes),
            _ => throw new NotSupportedException($"The TorchSharp stand-in makes no tensor of {rawArray.GetType()}."),
        };

        Tensor Of<T>(ScalarType type, ReadOnlySpan<long> sizes)
            where T : unmanaged =>
            FromArray(Elements<T>(rawArray), sizes, type, dtype, device, requires_grad, names);
    }

    public static Tensor as_tensor(Tensor data, ScalarType? dtype = null, Device? device = null)
    {
        var sameDevice = device is null
            || (device.type == data.device_type && (device.index < 0 || device.index == data.device_index));
        return sameDevice && (dtype is null || dtype == data.dtype)
            ? data.alias()
            : Own(fgt_to(data.Handle, NativeOptions.Like(data, dtype, device)), data).requires_grad_(data.requires_grad);
    }

    private static Span<T> Elements<T>(Array array)
        where T : unmanaged =>
        MemoryMarshal.CreateSpan(ref Unsafe.As<byte, T>(ref MemoryMarshal.GetArrayDataReference(array)), array.Length);

    private static unsafe Tensor FromArray<T>(
        ReadOnlySpan<T> elements,
        ReadOnlySpan<long> sizes,
        ScalarType type,
        ScalarType? dtype,
        Device? device,
        bool requiresGrad,
        string[]? names = null)
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

    private static Tensor Made(nint handle, bool requiresGrad, string[]? names = null, object? keep = null)
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
