namespace MLNet.FeatureGating.Training.Cpu;

/// <summary>Kernels of the engine for memory of others, a tensor's say, with as many lanes as the processor has.</summary>
internal static unsafe class SpanKernels
{
    /// <summary>Memory to be filled with noise is a multiple of so many numbers.</summary>
    public const int NoiseBlock = 2 * Padding.Lanes;

    /// <summary>Takes one step of Adam, whose decay rate of the first moment is 0.9.</summary>
    /// <param name="parameters">The parameters, which are changed.</param>
    /// <param name="gradient">Their gradient.</param>
    /// <param name="firstMoment">What the optimiser remembers of gradients.</param>
    /// <param name="secondMoment">What it remembers of their squares.</param>
    /// <param name="rate">The learning rate.</param>
    /// <param name="decayOfSquares">The decay rate of the second moment.</param>
    /// <param name="step">The number of the step, from 1.</param>
    public static void StepAdam(
        Span<float> parameters, ReadOnlySpan<float> gradient, Span<float> firstMoment, Span<float> secondMoment, float rate, float decayOfSquares, long step)
    {
        const int Lanes = Padding.Lanes;
        int whole = parameters.Length / Lanes * Lanes;
        fixed (float* p = parameters, g = gradient, first = firstMoment, second = secondMoment)
        {
            WidestLanes.Run(new AdamStep(new(p, g, first, second, whole), rate, decayOfSquares, step));
        }

        int rest = parameters.Length - whole;
        if (rest == 0)
        {
            return;
        }

        float* padded = stackalloc float[4 * Lanes];
        parameters[whole..].CopyTo(new(padded, rest));
        gradient[whole..].CopyTo(new(padded + Lanes, rest));
        firstMoment[whole..].CopyTo(new(padded + (2 * Lanes), rest));
        secondMoment[whole..].CopyTo(new(padded + (3 * Lanes), rest));
        var last = new ParameterRange(padded, padded + Lanes, padded + (2 * Lanes), padded + (3 * Lanes), Lanes);
        WidestLanes.Run(new AdamStep(last, rate, decayOfSquares, step));
        new Span<float>(last.Parameters, rest).CopyTo(parameters[whole..]);
        new Span<float>(last.FirstMoment, rest).CopyTo(firstMoment[whole..]);
        new Span<float>(last.SecondMoment, rest).CopyTo(secondMoment[whole..]);
    }

    /// <summary>Fills memory with standard normal numbers, which depend on the key alone.</summary>
    /// <param name="key">The key.</param>
    /// <param name="to">The memory, a multiple of <see cref="NoiseBlock"/> numbers.</param>
    /// <exception cref="ArgumentException">It is not.</exception>
    public static void FillNormal(NoiseKey key, Span<float> to)
    {
        CheckLength(to);
        fixed (float* at = to)
        {
            WidestLanes.Run(new NormalNoise(key, at, to.Length));
        }
    }

    /// <summary>Fills memory with standard logistic numbers, which depend on the key alone.</summary>
    /// <param name="key">The key.</param>
    /// <param name="to">The memory, a multiple of <see cref="NoiseBlock"/> numbers.</param>
    /// <exception cref="ArgumentException">It is not.</exception>
    public static void FillLogistic(NoiseKey key, Span<float> to)
    {
        CheckLength(to);
        fixed (float* at = to)
        {
            WidestLanes.Run(new LogisticNoise(key, at, to.Length));
        }
    }

    private static void CheckLength(Span<float> to)
    {
        if (to.Length % NoiseBlock != 0)
        {
            throw new ArgumentException($"Expected a multiple of {NoiseBlock} numbers, but there are {to.Length}.", nameof(to));
        }
    }

    private readonly struct AdamStep(ParameterRange part, float rate, float decayOfSquares, long step) : ILaneAction
    {
        public void Run<T>()
            where T : unmanaged, ILanes<T> => Adam<T>.Step(part, rate, 1, 1, step, decayOfSquares);
    }

    private readonly struct NormalNoise(NoiseKey key, float* to, int count) : ILaneAction
    {
        public void Run<T>()
            where T : unmanaged, ILanes<T> => NoiseSource<T, NoiseLaws.Normal<T>>.FillShared(key, count, to);
    }

    private readonly struct LogisticNoise(NoiseKey key, float* to, int count) : ILaneAction
    {
        public void Run<T>()
            where T : unmanaged, ILanes<T> => NoiseSource<T, NoiseLaws.Logistic<T>>.FillShared(key, count, to);
    }
}
