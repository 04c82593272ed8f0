namespace TorchSharp.Interop;

// A number that need not be given. Mirrors Bound in native/arithmetic.cpp.
internal readonly record struct NativeBound(double Value, NativeBool Given)
{
    public static NativeBound Of(Scalar? number) => number is null ? default : new(number.Value, true);
}
