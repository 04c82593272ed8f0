namespace TorchSharp.Interop;

// C++'s bool, a byte. The generator of the P/Invoke stubs takes no plain bool, and marshalling one would cost a conversion.
internal readonly record struct NativeBool(byte Value)
{
    public static implicit operator bool(NativeBool value) => value.Value != 0;

    public static implicit operator NativeBool(bool value) => new(value ? (byte)1 : (byte)0);
}
