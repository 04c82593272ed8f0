using System.Runtime.CompilerServices;

namespace MLNet.FeatureGating.Training.Cpu;

/// <summary>Gradient descent with momentum: v = momentum * v + g, then a step of rate * v.</summary>
internal static unsafe class Momentum<T>
    where T : unmanaged, ILanes<T>
{
    // Added to directions, it keeps them above the smallest numbers there are, with which processors are slow.
    private const float Tiny = 1e-30f;

    /// <summary>Takes one step.</summary>
    /// <param name="part">The parameters.</param>
    /// <param name="rate">The learning rate.</param>
    /// <param name="momentum">The part of the last step's direction that is kept.</param>
    /// <param name="decay">The factor on the parameters before the step.</param>
    /// <param name="scale">The factor on the gradient.</param>
    [MethodImpl(Jit.Hot)]
    public static void Step(ParameterRange part, float rate, float momentum, float decay, float scale)
    {
        for (int i = 0; i < part.Count; i += T.Count)
        {
            T last = T.MultiplyAdd(T.Load(part.FirstMoment + i), T.Create(momentum), T.Create(Tiny));
            T direction = T.MultiplyAdd(T.Load(part.Gradient + i), T.Create(scale), last);
            direction.Store(part.FirstMoment + i);
            T.MultiplyAdd(T.Create(-rate), direction, T.Load(part.Parameters + i) * T.Create(decay)).Store(part.Parameters + i);
        }
    }
}
