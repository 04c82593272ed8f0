using System.Runtime.CompilerServices;

namespace MLNet.FeatureGating.Training.Cpu;

/// <summary>
/// The features behind a random mask, and the mask (after Lee et al., 2022, section 3.1). Outputs are the features' values and then the mask's
/// logits. Score: the part of the mask that is guessed right.
/// </summary>
internal sealed unsafe class SelfSupervisionObjective<T>(int features) : Objective<T>
    where T : unmanaged, ILanes<T>
{
    // That of the authors' code.
    private const float MaskWeight = 10;

    [MethodImpl(Jit.Hot)]
    public override double Loss(in Chunk chunk, Operand outputs, Operand masks, Operand gradient)
    {
        double loss = ReconstructionObjective<T>.Sum(chunk, outputs, features, gradient);
        T scale = T.Create(MaskWeight / features);
        T sum = T.Zero;
        for (int feature = 0; feature < features; feature++)
        {
            float* logits = outputs.Row(features + feature).At;
            float* slopes = gradient.Row(features + feature).At;
            float* mask = masks.Row(feature).At;
            for (int row = 0; row < chunk.Padded; row += T.Count)
            {
                T logit = T.Load(logits + row);
                T target = T.Load(mask + row);
                T weight = T.Load(chunk.Weights + row) * scale;
                sum = T.MultiplyAdd(weight, LaneMath<T>.Softplus(logit) - (logit * target), sum);
                (weight * (LaneMath<T>.Sigmoid(logit) - target)).Store(slopes + row);
            }
        }

        return loss + T.Sum(sum);
    }

    [MethodImpl(Jit.Hot)]
    public override double Score(in Chunk chunk, Operand outputs, Operand masks)
    {
        T sum = T.Zero;
        for (int feature = 0; feature < features; feature++)
        {
            float* logits = outputs.Row(features + feature).At;
            float* mask = masks.Row(feature).At;
            for (int row = 0; row < chunk.Padded; row += T.Count)
            {
                T guess = T.GreaterThan(T.Load(logits + row), T.Zero);
                T truth = T.GreaterThan(T.Load(mask + row), T.Create(0.5f));
                sum += T.EqualBits(guess, truth) & T.Load(chunk.Weights + row);
            }
        }

        return T.Sum(sum) / features;
    }
}
