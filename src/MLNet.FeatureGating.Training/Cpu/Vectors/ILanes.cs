using System.Diagnostics.CodeAnalysis;

namespace MLNet.FeatureGating.Training.Cpu;

/// <summary>
/// Single-precision numbers side by side, as many as an instruction takes. Kernels are generic over it: one source, made for each width by
/// the JIT. Masks are lanes whose bits are all set or all clear; methods on bits take lanes as 32-bit integers.
/// </summary>
/// <typeparam name="TSelf">The type itself.</typeparam>
internal unsafe interface ILanes<TSelf>
    where TSelf : unmanaged, ILanes<TSelf>
{
    /// <summary>The number of lanes: 4, 8 or 16.</summary>
    static abstract int Count { get; }

    /// <summary>How many lanes side by side a product holds in registers: wide machines have 32 of them, others 16.</summary>
    static abstract int TileWidth { get; }

    static abstract TSelf Zero { get; }

    /// <summary>The bits 0, 1, 2, ...</summary>
    static abstract TSelf Indices { get; }

    static abstract TSelf Create(float value);

    static abstract TSelf CreateBits(uint value);

    static abstract TSelf Load(float* source);

    static abstract TSelf operator +(TSelf left, TSelf right);

    static abstract TSelf operator -(TSelf left, TSelf right);

    static abstract TSelf operator -(TSelf value);

    static abstract TSelf operator *(TSelf left, TSelf right);

    static abstract TSelf operator /(TSelf left, TSelf right);

    static abstract TSelf operator &(TSelf left, TSelf right);

    static abstract TSelf operator |(TSelf left, TSelf right);

    static abstract TSelf operator ^(TSelf left, TSelf right);

    /// <summary>a * b + c, in one rounding where the machine has it.</summary>
    static abstract TSelf MultiplyAdd(TSelf a, TSelf b, TSelf c);

    /// <summary>The smaller one; the right one where that is not a number. So a bound goes to the left, and what is bounded to the right.</summary>
    static abstract TSelf Min(TSelf left, TSelf right);

    /// <summary>The larger one; the right one where that is not a number. So a bound goes to the left, and what is bounded to the right.</summary>
    static abstract TSelf Max(TSelf left, TSelf right);

    static abstract TSelf Abs(TSelf value);

    static abstract TSelf Sqrt(TSelf value);

    /// <summary>1 / value to at least 11 bits.</summary>
    static abstract TSelf ReciprocalEstimate(TSelf value);

    /// <summary>1 / sqrt(value) to at least 11 bits.</summary>
    static abstract TSelf ReciprocalSqrtEstimate(TSelf value);

    static abstract TSelf GreaterThan(TSelf left, TSelf right);

    static abstract TSelf EqualBits(TSelf left, TSelf right);

    static abstract TSelf Select(TSelf mask, TSelf ifSet, TSelf ifClear);

    static abstract TSelf AddBits(TSelf left, TSelf right);

    static abstract TSelf SubtractBits(TSelf left, TSelf right);

    static abstract TSelf ShiftLeft(TSelf bits, [ConstantExpected] byte count);

    static abstract TSelf ShiftRight(TSelf bits, [ConstantExpected] byte count);

    static abstract TSelf ShiftRightArithmetic(TSelf bits, [ConstantExpected] byte count);

    static abstract TSelf RotateLeft(TSelf bits, [ConstantExpected] byte count);

    /// <summary>Turns bits, as signed integers, into numbers.</summary>
    static abstract TSelf ToSingle(TSelf bits);

    /// <summary>Turns numbers into the bits of signed integers, towards zero.</summary>
    static abstract TSelf ToBits(TSelf numbers);

    static abstract float Sum(TSelf value);

    /// <summary>The number in the first lane.</summary>
    static abstract float First(TSelf value);

    /// <summary>Writes four columns of as many rows as there are lanes as four rows.</summary>
    static abstract void TransposeFour(float* source, nint sourceStride, float* destination, nint destinationStride);

    void Store(float* destination);
}
