namespace TorchSharp.Interop;

// One index of an indexing operation. Mirrors Index in native/indexing.cpp.
internal readonly record struct NativeIndex(NativeIndex.Kinds Kind, long Start, long Stop, long Step, nint By)
{
    public enum Kinds : long
    {
        Single = 0,
        Slice = 1,
        Tensor = 2,
        Boolean = 3,
        Ellipsis = 4,
        NewAxis = 5,
    }

    // Stands for a bound that is not given.
    public const long Absent = long.MinValue;
}
