namespace TorchSharp;

public static partial class torch
{
    public enum ScalarType : sbyte
    {
        Byte = 0,
        Int64 = 4,
        Float32 = 6,
        Float64 = 7,
        Bool = 11,
    }
}
