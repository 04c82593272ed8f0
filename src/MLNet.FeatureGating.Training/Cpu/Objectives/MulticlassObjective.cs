using System.Runtime.CompilerServices;

namespace MLNet.FeatureGating.Training.Cpu;

/// <summary>The cross-entropy of one logit a class. Score: whether the class is right.</summary>
internal sealed unsafe class MulticlassObjective<T>(int classes) : Objective<T>
    where T : unmanaged, ILanes<T>
{
    [MethodImpl(Jit.Hot)]
    public override double Loss(in Chunk chunk, Operand outputs, Operand masks, Operand gradient)
    {
        T loss = T.Zero;
        for (int row = 0; row < chunk.Padded; row += T.Count)
        {
            float* logits = outputs.At + row;
            float* slopes = gradient.At + row;
            T largest = T.Load(logits);
            for (int i = 1; i < classes; i++)
            {
                largest = T.Max(largest, T.Load(logits + (i * outputs.RowStride)));
            }

            T target = T.ToBits(T.Load(chunk.Targets + row));
            T sum = T.Zero;
            T right = T.Zero;
            for (int i = 0; i < classes; i++)
            {
                T logit = T.Load(logits + (i * outputs.RowStride)) - largest;
                T exponential = LaneMath<T>.Exp(logit);
                sum += exponential;
                right = T.Select(T.EqualBits(target, T.CreateBits((uint)i)), logit, right);
                exponential.Store(slopes + (i * gradient.RowStride));
            }

            T weight = T.Load(chunk.Weights + row);
            loss = T.MultiplyAdd(weight, LaneMath<T>.Log(sum) - right, loss);
            T factor = weight / sum;
            for (int i = 0; i < classes; i++)
            {
                float* slope = slopes + (i * gradient.RowStride);
                T isRight = T.EqualBits(target, T.CreateBits((uint)i));
                ((T.Load(slope) * factor) - (isRight & weight)).Store(slope);
            }
        }

        return T.Sum(loss);
    }

    [MethodImpl(Jit.Hot)]
    public override double Score(in Chunk chunk, Operand outputs, Operand masks)
    {
        T score = T.Zero;
        for (int row = 0; row < chunk.Padded; row += T.Count)
        {
            float* logits = outputs.At + row;
            T largest = T.Load(logits);
            T guess = T.CreateBits(0);
            for (int i = 1; i < classes; i++)
            {
                T logit = T.Load(logits + (i * outputs.RowStride));
                T isLarger = T.GreaterThan(logit, largest);
                guess = T.Select(isLarger, T.CreateBits((uint)i), guess);
                largest = T.Select(isLarger, logit, largest);
            }

            score += T.EqualBits(guess, T.ToBits(T.Load(chunk.Targets + row))) & T.Load(chunk.Weights + row);
        }

        return T.Sum(score);
    }
}
