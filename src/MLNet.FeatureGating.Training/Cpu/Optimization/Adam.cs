using System.Runtime.CompilerServices;

namespace MLNet.FeatureGating.Training.Cpu;

/// <summary>Adam (Kingma and Ba, 2015) with decoupled weight decay, in one pass over the parameters.</summary>
internal static unsafe class Adam<T>
    where T : unmanaged, ILanes<T>
{
    private const float Beta1 = 0.9f;
    private const double Epsilon = 1e-8;

    // Added to moments, it vanishes beside epsilon, and keeps them above the smallest numbers there are, with which processors are slow.
    private const float Tiny = 1e-30f;

    /// <summary>Takes one step.</summary>
    /// <param name="part">The parameters.</param>
    /// <param name="rate">The learning rate.</param>
    /// <param name="decay">The factor on the parameters before the step.</param>
    /// <param name="scale">The factor on the gradient.</param>
    /// <param name="step">The number of the step, from 1.</param>
    /// <param name="decayOfSquares">The decay rate of the second moment.</param>
    [MethodImpl(Jit.Hot)]
    public static void Step(ParameterRange part, float rate, float decay, float scale, long step, float decayOfSquares = 0.999f)
    {
        double correction1 = 1 - Math.Pow(Beta1, step);
        double correction2 = Math.Sqrt(1 - Math.Pow(decayOfSquares, step));
        T epsilon = T.Create((float)(Epsilon * correction2));
        T factor = T.Create((float)(-rate * correction2 / correction1));
        T keep = T.Create(decay);
        T beta1 = T.Create(Beta1);
        T beta2 = T.Create(decayOfSquares);
        T tiny = T.Create(Tiny);
        T newFirst = T.Create((1 - Beta1) * scale);
        T newSecond = T.Create((1 - decayOfSquares) * scale * scale);
        for (int i = 0; i < part.Count; i += T.Count)
        {
            T gradient = T.Load(part.Gradient + i);
            T first = T.MultiplyAdd(gradient, newFirst, T.MultiplyAdd(T.Load(part.FirstMoment + i), beta1, tiny));
            T second = T.MultiplyAdd(gradient * newSecond, gradient, T.MultiplyAdd(T.Load(part.SecondMoment + i), beta2, tiny));
            first.Store(part.FirstMoment + i);
            second.Store(part.SecondMoment + i);
            T quotient = first * LaneMath<T>.Reciprocal(LaneMath<T>.Sqrt(second) + epsilon);
            T.MultiplyAdd(factor, quotient, T.Load(part.Parameters + i) * keep).Store(part.Parameters + i);
        }
    }
}
