namespace TorchSharp;

public static partial class torch
{
    public enum ScalarType : sbyte
    {
        Byte = 0,
        Int8 = 1,
        Int16 = 2,
        Int32 = 3,
        Int64 = 4,
        Float32 = 6,
        Float64 = 7,
        Bool = 11,
    }

    public static ScalarType uint8 = ScalarType.Byte;

    public static ScalarType int32 = ScalarType.Int32;

    public static ScalarType int64 = ScalarType.Int64;

    public static ScalarType float32 = ScalarType.Float32;

    public static ScalarType float64 = ScalarType.Float64;

    public static ScalarType @bool = ScalarType.Bool;
}
