using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace MLNet.FeatureGating.Training.Cpu;

/// <summary>Eight lanes: AVX2.</summary>
internal readonly unsafe struct Lanes256 : ILanes<Lanes256>
{
    private readonly Vector256<float> _value;

    [MethodImpl(Jit.Inline)]
    private Lanes256(Vector256<float> value) => _value = value;

    public static int Count
    {
        [MethodImpl(Jit.Inline)]
        get => 8;
    }

    public static int TileWidth
    {
        [MethodImpl(Jit.Inline)]
        get => 2;
    }

    public static Lanes256 Zero
    {
        [MethodImpl(Jit.Inline)]
        get => new(Vector256<float>.Zero);
    }

    public static Lanes256 Indices
    {
        [MethodImpl(Jit.Inline)]
        get => new(Vector256<int>.Indices.AsSingle());
    }

    [MethodImpl(Jit.Inline)]
    public static Lanes256 Create(float value) => new(Vector256.Create(value));

    [MethodImpl(Jit.Inline)]
    public static Lanes256 CreateBits(uint value) => new(Vector256.Create(value).AsSingle());

    [MethodImpl(Jit.Inline)]
    public static Lanes256 Load(float* source) => new(Vector256.Load(source));

    [MethodImpl(Jit.Inline)]
    public static Lanes256 operator +(Lanes256 left, Lanes256 right) => new(left._value + right._value);

    [MethodImpl(Jit.Inline)]
    public static Lanes256 operator -(Lanes256 left, Lanes256 right) => new(left._value - right._value);

    [MethodImpl(Jit.Inline)]
    public static Lanes256 operator -(Lanes256 value) => new(-value._value);

    [MethodImpl(Jit.Inline)]
    public static Lanes256 operator *(Lanes256 left, Lanes256 right) => new(left._value * right._value);

    [MethodImpl(Jit.Inline)]
    public static Lanes256 operator /(Lanes256 left, Lanes256 right) => new(left._value / right._value);

    [MethodImpl(Jit.Inline)]
    public static Lanes256 operator &(Lanes256 left, Lanes256 right) => new(left._value & right._value);

    [MethodImpl(Jit.Inline)]
    public static Lanes256 operator |(Lanes256 left, Lanes256 right) => new(left._value | right._value);

    [MethodImpl(Jit.Inline)]
    public static Lanes256 operator ^(Lanes256 left, Lanes256 right) => new(left._value ^ right._value);

    [MethodImpl(Jit.Inline)]
    public static Lanes256 MultiplyAdd(Lanes256 a, Lanes256 b, Lanes256 c) => new(Vector256.MultiplyAddEstimate(a._value, b._value, c._value));

    [MethodImpl(Jit.Inline)]
    public static Lanes256 Min(Lanes256 left, Lanes256 right) => new(Vector256.MinNative(left._value, right._value));

    [MethodImpl(Jit.Inline)]
    public static Lanes256 Max(Lanes256 left, Lanes256 right) => new(Vector256.MaxNative(left._value, right._value));

    [MethodImpl(Jit.Inline)]
    public static Lanes256 Abs(Lanes256 value) => new(Vector256.Abs(value._value));

    [MethodImpl(Jit.Inline)]
    public static Lanes256 Sqrt(Lanes256 value) => new(Vector256.Sqrt(value._value));

    [MethodImpl(Jit.Inline)]
    public static Lanes256 ReciprocalEstimate(Lanes256 value) =>
        new(Avx.IsSupported ? Avx.Reciprocal(value._value) : Vector256<float>.One / value._value);

    [MethodImpl(Jit.Inline)]
    public static Lanes256 ReciprocalSqrtEstimate(Lanes256 value) =>
        new(Avx.IsSupported ? Avx.ReciprocalSqrt(value._value) : Vector256<float>.One / Vector256.Sqrt(value._value));

    [MethodImpl(Jit.Inline)]
    public static Lanes256 GreaterThan(Lanes256 left, Lanes256 right) => new(Vector256.GreaterThan(left._value, right._value));

    [MethodImpl(Jit.Inline)]
    public static Lanes256 EqualBits(Lanes256 left, Lanes256 right) =>
        new(Vector256.Equals(left._value.AsInt32(), right._value.AsInt32()).AsSingle());

    [MethodImpl(Jit.Inline)]
    public static Lanes256 Select(Lanes256 mask, Lanes256 ifSet, Lanes256 ifClear) =>
        new(Vector256.ConditionalSelect(mask._value, ifSet._value, ifClear._value));

    [MethodImpl(Jit.Inline)]
    public static Lanes256 AddBits(Lanes256 left, Lanes256 right) => new((left._value.AsUInt32() + right._value.AsUInt32()).AsSingle());

    [MethodImpl(Jit.Inline)]
    public static Lanes256 SubtractBits(Lanes256 left, Lanes256 right) => new((left._value.AsUInt32() - right._value.AsUInt32()).AsSingle());

    [MethodImpl(Jit.Inline)]
    public static Lanes256 ShiftLeft(Lanes256 bits, [ConstantExpected] byte count) => new((bits._value.AsUInt32() << count).AsSingle());

    [MethodImpl(Jit.Inline)]
    public static Lanes256 ShiftRight(Lanes256 bits, [ConstantExpected] byte count) => new((bits._value.AsUInt32() >>> count).AsSingle());

    [MethodImpl(Jit.Inline)]
    public static Lanes256 ShiftRightArithmetic(Lanes256 bits, [ConstantExpected] byte count) => new((bits._value.AsInt32() >> count).AsSingle());

    [MethodImpl(Jit.Inline)]
    public static Lanes256 RotateLeft(Lanes256 bits, [ConstantExpected] byte count) =>
        new(((bits._value.AsUInt32() << count) | (bits._value.AsUInt32() >>> (32 - count))).AsSingle());

    [MethodImpl(Jit.Inline)]
    public static Lanes256 ToSingle(Lanes256 bits) => new(Vector256.ConvertToSingle(bits._value.AsInt32()));

    [MethodImpl(Jit.Inline)]
    public static Lanes256 ToBits(Lanes256 numbers) => new(Vector256.ConvertToInt32Native(numbers._value).AsSingle());

    [MethodImpl(Jit.Inline)]
    public static float Sum(Lanes256 value) => LaneSums.Sum(value._value.GetLower() + value._value.GetUpper());

    [MethodImpl(Jit.Inline)]
    public static float First(Lanes256 value) => value._value.ToScalar();

    [MethodImpl(Jit.Inline)]
    public static void TransposeFour(float* source, nint sourceStride, float* destination, nint destinationStride)
    {
        if (!Avx.IsSupported)
        {
            ScalarTransposition.Four(source, sourceStride, Count, destination, destinationStride);
            return;
        }

        Vector256<float> row0 = Rows(source, sourceStride);
        Vector256<float> row1 = Rows(source + sourceStride, sourceStride);
        Vector256<float> row2 = Rows(source + (2 * sourceStride), sourceStride);
        Vector256<float> row3 = Rows(source + (3 * sourceStride), sourceStride);
        Vector256<double> low01 = Avx.UnpackLow(row0, row1).AsDouble();
        Vector256<double> high01 = Avx.UnpackHigh(row0, row1).AsDouble();
        Vector256<double> low23 = Avx.UnpackLow(row2, row3).AsDouble();
        Vector256<double> high23 = Avx.UnpackHigh(row2, row3).AsDouble();
        Avx.UnpackLow(low01, low23).AsSingle().Store(destination);
        Avx.UnpackHigh(low01, low23).AsSingle().Store(destination + destinationStride);
        Avx.UnpackLow(high01, high23).AsSingle().Store(destination + (2 * destinationStride));
        Avx.UnpackHigh(high01, high23).AsSingle().Store(destination + (3 * destinationStride));
    }

    [MethodImpl(Jit.Inline)]
    public void Store(float* destination) => _value.Store(destination);

    // Four numbers of each fourth row.
    [MethodImpl(Jit.Inline)]
    private static Vector256<float> Rows(float* source, nint stride) =>
        Vector256.Create(Vector128.Load(source), Vector128.Load(source + (4 * stride)));
}
