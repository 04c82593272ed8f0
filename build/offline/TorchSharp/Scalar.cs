using TorchSharp.Interop;

namespace TorchSharp;

// Plain managed data: it goes to libtorch by value, so making one for every operation costs next to nothing.
public sealed class Scalar : IDisposable
{
    private Scalar(NativeNumber number, torch.ScalarType type)
    {
        Number = number;
        Type = type;
    }

    public torch.ScalarType Type { get; }

    internal NativeNumber Number { get; }

    internal double AsDouble =>
        Number.Kind == NativeNumber.Floating ? BitConverter.Int64BitsToDouble(Number.Bits) : Number.Bits;

    internal long AsInt64 =>
        Number.Kind == NativeNumber.Floating ? (long)BitConverter.Int64BitsToDouble(Number.Bits) : Number.Bits;

    public static implicit operator Scalar(byte value) => Integer(value, torch.ScalarType.Byte);

    public static implicit operator Scalar(int value) => Integer(value, torch.ScalarType.Int32);

    public static implicit operator Scalar(long value) => Integer(value, torch.ScalarType.Int64);

    public static implicit operator Scalar(float value) => Floating(value, torch.ScalarType.Float32);

    public static implicit operator Scalar(double value) => Floating(value, torch.ScalarType.Float64);

    public static implicit operator Scalar(bool value) =>
        new(new NativeNumber(value ? 1 : 0, NativeNumber.Boolean), torch.ScalarType.Bool);

    public void Dispose()
    {
    }

    internal static NativeNumber NumberOf(Scalar? scalar) => scalar?.Number ?? NativeNumber.Absent;

    private static Scalar Integer(long value, torch.ScalarType type) =>
        new(new NativeNumber(value, NativeNumber.Integer), type);

    private static Scalar Floating(double value, torch.ScalarType type) =>
        new(new NativeNumber(BitConverter.DoubleToInt64Bits(value), NativeNumber.Floating), type);
}
