using System.Runtime.CompilerServices;

namespace MLNet.FeatureGating.Training.Cpu;

/// <summary>The laws of noise that gates draw from.</summary>
/// <remarks>Loops are in the methods themselves: the JIT inlines the more into a method, the longer it is.</remarks>
internal static unsafe class NoiseLaws
{
    private const float Step = 1f / (1 << 24);

    // For 0, of which there is no estimate.
    private const float Least = 1e-30f;

    /// <summary>Standard normal numbers (G. Box and M. Muller, 1958), up to 6.7 away from 0.</summary>
    internal readonly struct Normal<T> : INoise<T>
        where T : unmanaged, ILanes<T>
    {
        [MethodImpl(Jit.Hot)]
        public static void Transform(int streams, int count, Operand words)
        {
            for (int stream = 0; stream < streams; stream++)
            {
                float* at = words.Row(stream).At;
                float* end = at + count;
                for (; at < end; at += 2 * Padding.Lanes)
                {
                    for (int lane = 0; lane < Padding.Lanes; lane += T.Count)
                    {
                        TransformPair(at + lane);
                    }
                }
            }
        }

        [MethodImpl(Jit.Inline)]
        private static void TransformPair(float* words)
        {
            // 31 bits, never 0.
            T second = T.Load(words + Padding.Lanes);
            T uniform = T.MultiplyAdd(
                T.ToSingle(T.ShiftRight(T.Load(words), 1)), T.Create(4.656612873e-10f), T.Create(2.328306437e-10f));
            T radius = LaneMath<T>.Sqrt(T.Max(LaneMath<T>.Log(uniform) * T.Create(-2), T.Create(Least)));

            // The angle is t * pi with t in [-1/2, 1/2); the lowest bit is the sign that makes a whole turn of it.
            radius ^= T.ShiftLeft(second, 31);
            T t = T.ToSingle(second) * T.Create(2.3283064365386963e-10f);
            T square = t * t;
            T sine = T.MultiplyAdd(T.Create(-0.00737043f), square, T.Create(0.0821458866f));
            sine = T.MultiplyAdd(sine, square, T.Create(-0.599264529f));
            sine = T.MultiplyAdd(sine, square, T.Create(2.55016404f));
            sine = T.MultiplyAdd(sine, square, T.Create(-5.16771278f));
            sine = T.MultiplyAdd(sine, square, T.Create(3.14159265f)) * t;
            T cosine = T.MultiplyAdd(T.Create(0.00192957f), square, T.Create(-0.0258068913f));
            cosine = T.MultiplyAdd(cosine, square, T.Create(0.235330630f));
            cosine = T.MultiplyAdd(cosine, square, T.Create(-1.33526277f));
            cosine = T.MultiplyAdd(cosine, square, T.Create(4.05871213f));
            cosine = T.MultiplyAdd(cosine, square, T.Create(-4.9348022f));
            cosine = T.MultiplyAdd(cosine, square, T.Create(1));
            (radius * cosine).Store(words);
            (radius * sine).Store(words + Padding.Lanes);
        }
    }

    /// <summary>Uniform numbers in (0, 1), of 24 bits.</summary>
    internal readonly struct Uniform<T> : INoise<T>
        where T : unmanaged, ILanes<T>
    {
        [MethodImpl(Jit.Hot)]
        public static void Transform(int streams, int count, Operand words)
        {
            for (int stream = 0; stream < streams; stream++)
            {
                float* at = words.Row(stream).At;
                for (int i = 0; i < count; i += T.Count)
                {
                    FromBits(T.Load(at + i)).Store(at + i);
                }
            }
        }

        // The middle of each of 2^24 steps, but for the last one, which would round to 1.
        [MethodImpl(Jit.Inline)]
        internal static T FromBits(T bits) => T.Min(
            T.MultiplyAdd(T.ToSingle(T.ShiftRight(bits, 8)), T.Create(Step), T.Create(Step / 2)), T.Create(1 - Step));
    }

    /// <summary>Standard logistic numbers: log u - log(1 - u).</summary>
    internal readonly struct Logistic<T> : INoise<T>
        where T : unmanaged, ILanes<T>
    {
        [MethodImpl(Jit.Hot)]
        public static void Transform(int streams, int count, Operand words)
        {
            for (int stream = 0; stream < streams; stream++)
            {
                float* at = words.Row(stream).At;
                for (int i = 0; i < count; i += T.Count)
                {
                    T uniform = Uniform<T>.FromBits(T.Load(at + i));
                    T logarithm = LaneMath<T>.Log(uniform);
                    T complement = LaneMath<T>.Log(T.Create(1) - uniform);
                    (logarithm - complement).Store(at + i);
                }
            }
        }
    }
}
