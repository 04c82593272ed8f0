using System.Runtime.CompilerServices;

namespace MLNet.FeatureGating.Training.Cpu;

/// <summary>The squared error of a value, which is also the score.</summary>
internal sealed unsafe class RegressionObjective<T> : Objective<T>
    where T : unmanaged, ILanes<T>
{
    [MethodImpl(Jit.Hot)]
    public override double Loss(in Chunk chunk, Operand outputs, Operand masks, Operand gradient) =>
        SquaredError<T>.Compute(outputs.At, chunk.Targets, chunk.Weights, chunk.Padded, 1, gradient.At);

    public override double Score(in Chunk chunk, Operand outputs, Operand masks) =>
        SquaredError<T>.Compute(outputs.At, chunk.Targets, chunk.Weights, chunk.Padded, 1, null);
}
