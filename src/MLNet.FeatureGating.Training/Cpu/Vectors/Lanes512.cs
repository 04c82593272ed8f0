using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace MLNet.FeatureGating.Training.Cpu;

/// <summary>Sixteen lanes: AVX-512.</summary>
internal readonly unsafe struct Lanes512 : ILanes<Lanes512>
{
    private readonly Vector512<float> _value;

    [MethodImpl(Jit.Inline)]
    private Lanes512(Vector512<float> value) => _value = value;

    public static int Count
    {
        [MethodImpl(Jit.Inline)]
        get => 16;
    }

    public static int TileWidth
    {
        [MethodImpl(Jit.Inline)]
        get => 4;
    }

    public static Lanes512 Zero
    {
        [MethodImpl(Jit.Inline)]
        get => new(Vector512<float>.Zero);
    }

    public static Lanes512 Indices
    {
        [MethodImpl(Jit.Inline)]
        get => new(Vector512<int>.Indices.AsSingle());
    }

    [MethodImpl(Jit.Inline)]
    public static Lanes512 Create(float value) => new(Vector512.Create(value));

    [MethodImpl(Jit.Inline)]
    public static Lanes512 CreateBits(uint value) => new(Vector512.Create(value).AsSingle());

    [MethodImpl(Jit.Inline)]
    public static Lanes512 Load(float* source) => new(Vector512.Load(source));

    [MethodImpl(Jit.Inline)]
    public static Lanes512 operator +(Lanes512 left, Lanes512 right) => new(left._value + right._value);

    [MethodImpl(Jit.Inline)]
    public static Lanes512 operator -(Lanes512 left, Lanes512 right) => new(left._value - right._value);

    [MethodImpl(Jit.Inline)]
    public static Lanes512 operator -(Lanes512 value) => new(-value._value);

    [MethodImpl(Jit.Inline)]
    public static Lanes512 operator *(Lanes512 left, Lanes512 right) => new(left._value * right._value);

    [MethodImpl(Jit.Inline)]
    public static Lanes512 operator /(Lanes512 left, Lanes512 right) => new(left._value / right._value);

    [MethodImpl(Jit.Inline)]
    public static Lanes512 operator &(Lanes512 left, Lanes512 right) => new(left._value & right._value);

    [MethodImpl(Jit.Inline)]
    public static Lanes512 operator |(Lanes512 left, Lanes512 right) => new(left._value | right._value);

    [MethodImpl(Jit.Inline)]
    public static Lanes512 operator ^(Lanes512 left, Lanes512 right) => new(left._value ^ right._value);

    [MethodImpl(Jit.Inline)]
    public static Lanes512 MultiplyAdd(Lanes512 a, Lanes512 b, Lanes512 c) => new(Vector512.MultiplyAddEstimate(a._value, b._value, c._value));

    [MethodImpl(Jit.Inline)]
    public static Lanes512 Min(Lanes512 left, Lanes512 right) => new(Vector512.MinNative(left._value, right._value));

    [MethodImpl(Jit.Inline)]
    public static Lanes512 Max(Lanes512 left, Lanes512 right) => new(Vector512.MaxNative(left._value, right._value));

    [MethodImpl(Jit.Inline)]
    public static Lanes512 Abs(Lanes512 value) => new(Vector512.Abs(value._value));

    [MethodImpl(Jit.Inline)]
    public static Lanes512 Sqrt(Lanes512 value) => new(Vector512.Sqrt(value._value));

    [MethodImpl(Jit.Inline)]
    public static Lanes512 ReciprocalEstimate(Lanes512 value) =>
        new(Avx512F.IsSupported ? Avx512F.Reciprocal14(value._value) : Vector512<float>.One / value._value);

    [MethodImpl(Jit.Inline)]
    public static Lanes512 ReciprocalSqrtEstimate(Lanes512 value) =>
        new(Avx512F.IsSupported ? Avx512F.ReciprocalSqrt14(value._value) : Vector512<float>.One / Vector512.Sqrt(value._value));

    [MethodImpl(Jit.Inline)]
    public static Lanes512 GreaterThan(Lanes512 left, Lanes512 right) => new(Vector512.GreaterThan(left._value, right._value));

    [MethodImpl(Jit.Inline)]
    public static Lanes512 EqualBits(Lanes512 left, Lanes512 right) =>
        new(Vector512.Equals(left._value.AsInt32(), right._value.AsInt32()).AsSingle());

    [MethodImpl(Jit.Inline)]
    public static Lanes512 Select(Lanes512 mask, Lanes512 ifSet, Lanes512 ifClear) =>
        new(Vector512.ConditionalSelect(mask._value, ifSet._value, ifClear._value));

    [MethodImpl(Jit.Inline)]
    public static Lanes512 AddBits(Lanes512 left, Lanes512 right) => new((left._value.AsUInt32() + right._value.AsUInt32()).AsSingle());

    [MethodImpl(Jit.Inline)]
    public static Lanes512 SubtractBits(Lanes512 left, Lanes512 right) => new((left._value.AsUInt32() - right._value.AsUInt32()).AsSingle());

    [MethodImpl(Jit.Inline)]
    public static Lanes512 ShiftLeft(Lanes512 bits, [ConstantExpected] byte count) => new((bits._value.AsUInt32() << count).AsSingle());

    [MethodImpl(Jit.Inline)]
    public static Lanes512 ShiftRight(Lanes512 bits, [ConstantExpected] byte count) => new((bits._value.AsUInt32() >>> count).AsSingle());

    [MethodImpl(Jit.Inline)]
    public static Lanes512 ShiftRightArithmetic(Lanes512 bits, [ConstantExpected] byte count) => new((bits._value.AsInt32() >> count).AsSingle());

    [MethodImpl(Jit.Inline)]
    public static Lanes512 RotateLeft(Lanes512 bits, [ConstantExpected] byte count) =>
        new(Avx512F.IsSupported
            ? Avx512F.RotateLeft(bits._value.AsUInt32(), count).AsSingle()
            : ((bits._value.AsUInt32() << count) | (bits._value.AsUInt32() >>> (32 - count))).AsSingle());

    [MethodImpl(Jit.Inline)]
    public static Lanes512 ToSingle(Lanes512 bits) => new(Vector512.ConvertToSingle(bits._value.AsInt32()));

    [MethodImpl(Jit.Inline)]
    public static Lanes512 ToBits(Lanes512 numbers) => new(Vector512.ConvertToInt32Native(numbers._value).AsSingle());

    [MethodImpl(Jit.Inline)]
    public static float Sum(Lanes512 value)
    {
        Vector256<float> half = value._value.GetLower() + value._value.GetUpper();
        return LaneSums.Sum(half.GetLower() + half.GetUpper());
    }

    [MethodImpl(Jit.Inline)]
    public static float First(Lanes512 value) => value._value.ToScalar();

    [MethodImpl(Jit.Inline)]
    public static void TransposeFour(float* source, nint sourceStride, float* destination, nint destinationStride)
    {
        if (!Avx512F.IsSupported)
        {
            ScalarTransposition.Four(source, sourceStride, Count, destination, destinationStride);
            return;
        }

        Vector512<float> row0 = Rows(source, sourceStride);
        Vector512<float> row1 = Rows(source + sourceStride, sourceStride);
        Vector512<float> row2 = Rows(source + (2 * sourceStride), sourceStride);
        Vector512<float> row3 = Rows(source + (3 * sourceStride), sourceStride);
        Vector512<double> low01 = Avx512F.UnpackLow(row0, row1).AsDouble();
        Vector512<double> high01 = Avx512F.UnpackHigh(row0, row1).AsDouble();
        Vector512<double> low23 = Avx512F.UnpackLow(row2, row3).AsDouble();
        Vector512<double> high23 = Avx512F.UnpackHigh(row2, row3).AsDouble();
        Avx512F.UnpackLow(low01, low23).AsSingle().Store(destination);
        Avx512F.UnpackHigh(low01, low23).AsSingle().Store(destination + destinationStride);
        Avx512F.UnpackLow(high01, high23).AsSingle().Store(destination + (2 * destinationStride));
        Avx512F.UnpackHigh(high01, high23).AsSingle().Store(destination + (3 * destinationStride));
    }

    [MethodImpl(Jit.Inline)]
    public void Store(float* destination) => _value.Store(destination);

    // Four numbers of each fourth row.
    [MethodImpl(Jit.Inline)]
    private static Vector512<float> Rows(float* source, nint stride) => Vector512.Create(
        Vector256.Create(Vector128.Load(source), Vector128.Load(source + (4 * stride))),
        Vector256.Create(Vector128.Load(source + (8 * stride)), Vector128.Load(source + (12 * stride))));
}
