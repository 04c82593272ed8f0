using System.Runtime.CompilerServices;

namespace MLNet.FeatureGating.Training.Cpu;

/// <summary>The logistic loss of a logit. Score: whether the class is right.</summary>
internal sealed unsafe class BinaryObjective<T> : Objective<T>
    where T : unmanaged, ILanes<T>
{
    [MethodImpl(Jit.Hot)]
    public override double Loss(in Chunk chunk, Operand outputs, Operand masks, Operand gradient)
    {
        T loss = T.Zero;
        for (int row = 0; row < chunk.Padded; row += T.Count)
        {
            T logit = T.Load(outputs.At + row);
            T weight = T.Load(chunk.Weights + row);
            T target = T.Load(chunk.Targets + row);
            loss = T.MultiplyAdd(weight, LaneMath<T>.Softplus(logit) - (logit * target), loss);
            (weight * (LaneMath<T>.Sigmoid(logit) - target)).Store(gradient.At + row);
        }

        return T.Sum(loss);
    }

    [MethodImpl(Jit.Hot)]
    public override double Score(in Chunk chunk, Operand outputs, Operand masks)
    {
        T score = T.Zero;
        for (int row = 0; row < chunk.Padded; row += T.Count)
        {
            T guess = T.GreaterThan(T.Load(outputs.At + row), T.Zero);
            T truth = T.GreaterThan(T.Load(chunk.Targets + row), T.Zero);
            score += T.EqualBits(guess, truth) & T.Load(chunk.Weights + row);
        }

        return T.Sum(score);
    }
}
