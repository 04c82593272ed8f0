namespace MLNet.FeatureGating.Training.Cpu;

/// <summary>The squared error of all features, averaged, which is also the score.</summary>
internal sealed unsafe class ReconstructionObjective<T>(int features) : Objective<T>
    where T : unmanaged, ILanes<T>
{
    public override double Loss(in Chunk chunk, Operand outputs, Operand masks, Operand gradient) =>
        Sum(chunk, outputs, features, gradient);

    public override double Score(in Chunk chunk, Operand outputs, Operand masks) => Sum(chunk, outputs, features, null);

    internal static double Sum(in Chunk chunk, Operand outputs, int features, Operand? gradient)
    {
        double sum = 0;
        for (int feature = 0; feature < features; feature++)
        {
            sum += SquaredError<T>.Compute(
                outputs.Row(feature).At,
                chunk.Features.Row(feature).At,
                chunk.Weights,
                chunk.Padded,
                1f / features,
                gradient is { } to ? to.Row(feature).At : null);
        }

        return sum;
    }
}
