using MLNet.FeatureGating.Training.Cpu;

namespace MLNet.FeatureGating.Training.Tests.Cpu;

/// <summary>Operations of lanes by name, on numbers by their bits.</summary>
internal abstract class LaneOperations
{
    public abstract int Count { get; }

    public static LaneOperations Of(int bits) => LaneTypes.Create<LaneOperations>(typeof(LaneOperations<>), bits);

    /// <summary>Applies an operation to as many numbers as there are lanes.</summary>
    public abstract uint[] Apply(string name, uint[] a, uint[] b, uint[] c);

    public abstract float Sum(float[] numbers);

    public abstract float First(float[] numbers);

    public abstract uint[] Indices();
}

internal sealed unsafe class LaneOperations<T> : LaneOperations
    where T : unmanaged, ILanes<T>
{
    public override int Count => T.Count;

    public override uint[] Apply(string name, uint[] a, uint[] b, uint[] c) => Bits(Apply(name, Load(a), Load(b), Load(c)));

    public override float Sum(float[] numbers)
    {
        fixed (float* at = numbers)
        {
            return T.Sum(T.Load(at));
        }
    }

    public override float First(float[] numbers)
    {
        fixed (float* at = numbers)
        {
            return T.First(T.Load(at));
        }
    }

    public override uint[] Indices() => Bits(T.Indices);

    private static T Apply(string name, T a, T b, T c) => name switch
    {
        "+" => a + b,
        "-" => a - b,
        "negate" => -a,
        "*" => a * b,
        "/" => a / b,
        "&" => a & b,
        "|" => a | b,
        "^" => a ^ b,
        ">" => T.GreaterThan(a, b),
        nameof(T.EqualBits) => T.EqualBits(a, b),
        nameof(T.Min) => T.Min(a, b),
        nameof(T.Max) => T.Max(a, b),
        nameof(T.Abs) => T.Abs(a),
        nameof(T.Sqrt) => T.Sqrt(T.Abs(a)),
        nameof(T.Select) => T.Select(T.GreaterThan(a, T.Zero), b, c),
        nameof(T.AddBits) => T.AddBits(a, b),
        nameof(T.SubtractBits) => T.SubtractBits(a, b),
        nameof(T.ShiftLeft) => T.ShiftLeft(a, 5),
        nameof(T.ShiftRight) => T.ShiftRight(a, 5),
        nameof(T.ShiftRightArithmetic) => T.ShiftRightArithmetic(a, 5),
        nameof(T.RotateLeft) => T.RotateLeft(a, 5),
        nameof(T.ToSingle) => T.ToSingle(a),
        nameof(T.ToBits) => T.ToBits(a),
        nameof(T.MultiplyAdd) => T.MultiplyAdd(a, b, c),
        nameof(T.ReciprocalEstimate) => T.ReciprocalEstimate(a),
        nameof(T.ReciprocalSqrtEstimate) => T.ReciprocalSqrtEstimate(T.Abs(a)),
        nameof(T.CreateBits) => T.CreateBits(0xdeadbeef),
        nameof(T.Create) => T.Create(1.5f),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "There is no such operation."),
    };

    private static T Load(uint[] bits)
    {
        fixed (uint* at = bits)
        {
            return T.Load((float*)at);
        }
    }

    private static uint[] Bits(T value)
    {
        uint[] bits = new uint[T.Count];
        fixed (uint* at = bits)
        {
            value.Store((float*)at);
        }

        return bits;
    }
}
