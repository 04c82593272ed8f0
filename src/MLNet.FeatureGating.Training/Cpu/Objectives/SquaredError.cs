using System.Runtime.CompilerServices;

namespace MLNet.FeatureGating.Training.Cpu;

/// <summary>Weighted squared errors of one output.</summary>
internal static unsafe class SquaredError<T>
    where T : unmanaged, ILanes<T>
{
    /// <summary>Sums factor * weight * (output - target)^2 over rows, and writes the derivatives unless there is nowhere to write them.</summary>
    [MethodImpl(Jit.Hot)]
    public static double Compute(float* outputs, float* targets, float* weights, int rows, float factor, float* gradient)
    {
        T sum = T.Zero;
        for (int row = 0; row < rows; row += T.Count)
        {
            T error = T.Load(outputs + row) - T.Load(targets + row);
            T weighted = error * T.Load(weights + row) * T.Create(factor);
            sum = T.MultiplyAdd(error, weighted, sum);
            if (gradient != null)
            {
                (weighted + weighted).Store(gradient + row);
            }
        }

        return T.Sum(sum);
    }
}
