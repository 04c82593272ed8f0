namespace TorchSharp.Interop;

// A scalar on its way to libtorch: two registers, nothing to free. Mirrors Number in native/common.h.
internal readonly record struct NativeNumber(long Bits, long Kind)
{
    public const long Integer = 1, Floating = 2, Boolean = 3;

    public static readonly NativeNumber Absent = new(0, 0);

    public static readonly NativeNumber One = new(1, Integer);
}
