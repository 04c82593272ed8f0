using MLNet.FeatureGating.Training.Cpu;

namespace MLNet.FeatureGating.Training.Tests.Cpu;

/// <summary>Functions of lanes by name, number by number.</summary>
internal abstract class LaneFunctions
{
    public static LaneFunctions Of(int bits) => LaneTypes.Create<LaneFunctions>(typeof(LaneFunctions<>), bits);

    public abstract float[] Apply(string name, params float[] x);
}

internal sealed unsafe class LaneFunctions<T> : LaneFunctions
    where T : unmanaged, ILanes<T>
{
    public override float[] Apply(string name, params float[] x)
    {
        Func<T, T> function = Function(name);
        using var numbers = new NativeFloats(Padding.RoundUp(x.Length));
        numbers.Span.Fill(1);
        x.CopyTo(numbers.Span);
        for (int i = 0; i < x.Length; i += T.Count)
        {
            function(T.Load(numbers.At + i)).Store(numbers.At + i);
        }

        return numbers.Span[..x.Length].ToArray();
    }

    private static Func<T, T> Function(string name) => name switch
    {
        nameof(LaneMath<>.Exp) => LaneMath<T>.Exp,
        nameof(LaneMath<>.Expm1) => LaneMath<T>.Expm1,
        nameof(LaneMath<>.Log) => LaneMath<T>.Log,
        nameof(LaneMath<>.Sqrt) => LaneMath<T>.Sqrt,
        nameof(LaneMath<>.Reciprocal) => LaneMath<T>.Reciprocal,
        nameof(LaneMath<>.Sigmoid) => LaneMath<T>.Sigmoid,
        nameof(LaneMath<>.Softplus) => LaneMath<T>.Softplus,
        nameof(LaneMath<>.Tanh) => LaneMath<T>.Tanh,
        nameof(LaneMath<>.NormalDensity) => LaneMath<T>.NormalDensity,
        nameof(LaneMath<>.NormalCdf) => LaneMath<T>.NormalCdf,
        nameof(LaneMath<>.NormalTail) => LaneMath<T>.NormalTail,
        nameof(LaneMath<>.NormalToLogistic) => LaneMath<T>.NormalToLogistic,
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "There is no such function."),
    };
}
