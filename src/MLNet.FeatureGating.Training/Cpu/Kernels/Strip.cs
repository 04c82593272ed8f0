using System.Runtime.CompilerServices;

namespace MLNet.FeatureGating.Training.Cpu;

/// <summary>Up to four lanes side by side: a row of a product's tile, kept in registers.</summary>
/// <typeparam name="T">The lanes.</typeparam>
/// <typeparam name="TWidth">How many of the four are in use.</typeparam>
internal unsafe struct Strip<T, TWidth>
    where T : unmanaged, ILanes<T>
    where TWidth : struct, ISize
{
    public T A;
    public T B;
    public T C;
    public T D;

    [MethodImpl(Jit.Inline)]
    public static Strip<T, TWidth> Create(float value)
    {
        T lanes = T.Create(value);
        return new() { A = lanes, B = lanes, C = lanes, D = lanes };
    }

    [MethodImpl(Jit.Inline)]
    public static Strip<T, TWidth> Load(float* source)
    {
        Strip<T, TWidth> strip = default;
        strip.A = T.Load(source);
        if (TWidth.Value > 1)
        {
            strip.B = T.Load(source + T.Count);
        }

        if (TWidth.Value > 2)
        {
            strip.C = T.Load(source + (2 * T.Count));
        }

        if (TWidth.Value > 3)
        {
            strip.D = T.Load(source + (3 * T.Count));
        }

        return strip;
    }

    /// <summary>Adds a multiple of another strip.</summary>
    [MethodImpl(Jit.Inline)]
    public static void Add(ref Strip<T, TWidth> sum, float factor, in Strip<T, TWidth> strip)
    {
        T lanes = T.Create(factor);
        sum.A = T.MultiplyAdd(lanes, strip.A, sum.A);
        if (TWidth.Value > 1)
        {
            sum.B = T.MultiplyAdd(lanes, strip.B, sum.B);
        }

        if (TWidth.Value > 2)
        {
            sum.C = T.MultiplyAdd(lanes, strip.C, sum.C);
        }

        if (TWidth.Value > 3)
        {
            sum.D = T.MultiplyAdd(lanes, strip.D, sum.D);
        }
    }
}
