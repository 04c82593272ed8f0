using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace MLNet.FeatureGating.Training.Cpu;

/// <summary>Four lanes: SSE or NEON.</summary>
internal readonly unsafe struct Lanes128 : ILanes<Lanes128>
{
    private readonly Vector128<float> _value;

    [MethodImpl(Jit.Inline)]
    private Lanes128(Vector128<float> value) => _value = value;

    public static int Count
    {
        [MethodImpl(Jit.Inline)]
        get => 4;
    }

    public static int TileWidth
    {
        [MethodImpl(Jit.Inline)]
        get => 2;
    }

    public static Lanes128 Zero
    {
        [MethodImpl(Jit.Inline)]
        get => new(Vector128<float>.Zero);
    }

    public static Lanes128 Indices
    {
        [MethodImpl(Jit.Inline)]
        get => new(Vector128<int>.Indices.AsSingle());
    }

    [MethodImpl(Jit.Inline)]
    public static Lanes128 Create(float value) => new(Vector128.Create(value));

    [MethodImpl(Jit.Inline)]
    public static Lanes128 CreateBits(uint value) => new(Vector128.Create(value).AsSingle());

    [MethodImpl(Jit.Inline)]
    public static Lanes128 Load(float* source) => new(Vector128.Load(source));

    [MethodImpl(Jit.Inline)]
    public static Lanes128 operator +(Lanes128 left, Lanes128 right) => new(left._value + right._value);

    [MethodImpl(Jit.Inline)]
    public static Lanes128 operator -(Lanes128 left, Lanes128 right) => new(left._value - right._value);

    [MethodImpl(Jit.Inline)]
    public static Lanes128 operator -(Lanes128 value) => new(-value._value);

    [MethodImpl(Jit.Inline)]
    public static Lanes128 operator *(Lanes128 left, Lanes128 right) => new(left._value * right._value);

    [MethodImpl(Jit.Inline)]
    public static Lanes128 operator /(Lanes128 left, Lanes128 right) => new(left._value / right._value);

    [MethodImpl(Jit.Inline)]
    public static Lanes128 operator &(Lanes128 left, Lanes128 right) => new(left._value & right._value);

    [MethodImpl(Jit.Inline)]
    public static Lanes128 operator |(Lanes128 left, Lanes128 right) => new(left._value | right._value);

    [MethodImpl(Jit.Inline)]
    public static Lanes128 operator ^(Lanes128 left, Lanes128 right) => new(left._value ^ right._value);

    [MethodImpl(Jit.Inline)]
    public static Lanes128 MultiplyAdd(Lanes128 a, Lanes128 b, Lanes128 c) => new(Vector128.MultiplyAddEstimate(a._value, b._value, c._value));

    [MethodImpl(Jit.Inline)]
    public static Lanes128 Min(Lanes128 left, Lanes128 right) => new(Vector128.MinNative(left._value, right._value));

    [MethodImpl(Jit.Inline)]
    public static Lanes128 Max(Lanes128 left, Lanes128 right) => new(Vector128.MaxNative(left._value, right._value));

    [MethodImpl(Jit.Inline)]
    public static Lanes128 Abs(Lanes128 value) => new(Vector128.Abs(value._value));

    [MethodImpl(Jit.Inline)]
    public static Lanes128 Sqrt(Lanes128 value) => new(Vector128.Sqrt(value._value));

    [MethodImpl(Jit.Inline)]
    public static Lanes128 ReciprocalEstimate(Lanes128 value) =>
        new(Sse.IsSupported ? Sse.Reciprocal(value._value) : Vector128<float>.One / value._value);

    [MethodImpl(Jit.Inline)]
    public static Lanes128 ReciprocalSqrtEstimate(Lanes128 value) =>
        new(Sse.IsSupported ? Sse.ReciprocalSqrt(value._value) : Vector128<float>.One / Vector128.Sqrt(value._value));

    [MethodImpl(Jit.Inline)]
    public static Lanes128 GreaterThan(Lanes128 left, Lanes128 right) => new(Vector128.GreaterThan(left._value, right._value));

    [MethodImpl(Jit.Inline)]
    public static Lanes128 EqualBits(Lanes128 left, Lanes128 right) =>
        new(Vector128.Equals(left._value.AsInt32(), right._value.AsInt32()).AsSingle());

    [MethodImpl(Jit.Inline)]
    public static Lanes128 Select(Lanes128 mask, Lanes128 ifSet, Lanes128 ifClear) =>
        new(Vector128.ConditionalSelect(mask._value, ifSet._value, ifClear._value));

    [MethodImpl(Jit.Inline)]
    public static Lanes128 AddBits(Lanes128 left, Lanes128 right) => new((left._value.AsUInt32() + right._value.AsUInt32()).AsSingle());

    [MethodImpl(Jit.Inline)]
    public static Lanes128 SubtractBits(Lanes128 left, Lanes128 right) => new((left._value.AsUInt32() - right._value.AsUInt32()).AsSingle());

    [MethodImpl(Jit.Inline)]
    public static Lanes128 ShiftLeft(Lanes128 bits, [ConstantExpected] byte count) => new((bits._value.AsUInt32() << count).AsSingle());

    [MethodImpl(Jit.Inline)]
    public static Lanes128 ShiftRight(Lanes128 bits, [ConstantExpected] byte count) => new((bits._value.AsUInt32() >>> count).AsSingle());

    [MethodImpl(Jit.Inline)]
    public static Lanes128 ShiftRightArithmetic(Lanes128 bits, [ConstantExpected] byte count) => new((bits._value.AsInt32() >> count).AsSingle());

    [MethodImpl(Jit.Inline)]
    public static Lanes128 RotateLeft(Lanes128 bits, [ConstantExpected] byte count) =>
        new(((bits._value.AsUInt32() << count) | (bits._value.AsUInt32() >>> (32 - count))).AsSingle());

    [MethodImpl(Jit.Inline)]
    public static Lanes128 ToSingle(Lanes128 bits) => new(Vector128.ConvertToSingle(bits._value.AsInt32()));

    [MethodImpl(Jit.Inline)]
    public static Lanes128 ToBits(Lanes128 numbers) => new(Vector128.ConvertToInt32Native(numbers._value).AsSingle());

    [MethodImpl(Jit.Inline)]
    public static float Sum(Lanes128 value) => LaneSums.Sum(value._value);

    [MethodImpl(Jit.Inline)]
    public static float First(Lanes128 value) => value._value.ToScalar();

    [MethodImpl(Jit.Inline)]
    public static void TransposeFour(float* source, nint sourceStride, float* destination, nint destinationStride)
    {
        if (!Sse2.IsSupported)
        {
            ScalarTransposition.Four(source, sourceStride, Count, destination, destinationStride);
            return;
        }

        Vector128<float> row0 = Vector128.Load(source);
        Vector128<float> row1 = Vector128.Load(source + sourceStride);
        Vector128<float> row2 = Vector128.Load(source + (2 * sourceStride));
        Vector128<float> row3 = Vector128.Load(source + (3 * sourceStride));
        Vector128<double> low01 = Sse.UnpackLow(row0, row1).AsDouble();
        Vector128<double> high01 = Sse.UnpackHigh(row0, row1).AsDouble();
        Vector128<double> low23 = Sse.UnpackLow(row2, row3).AsDouble();
        Vector128<double> high23 = Sse.UnpackHigh(row2, row3).AsDouble();
        Sse2.UnpackLow(low01, low23).AsSingle().Store(destination);
        Sse2.UnpackHigh(low01, low23).AsSingle().Store(destination + destinationStride);
        Sse2.UnpackLow(high01, high23).AsSingle().Store(destination + (2 * destinationStride));
        Sse2.UnpackHigh(high01, high23).AsSingle().Store(destination + (3 * destinationStride));
    }

    [MethodImpl(Jit.Inline)]
    public void Store(float* destination) => _value.Store(destination);
}
