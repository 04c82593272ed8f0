using System.Runtime.CompilerServices;

namespace MLNet.FeatureGating.Training.Cpu;

/// <summary>What is done to the numbers of matrices one by one.</summary>
internal static unsafe class Elementwise<T>
    where T : unmanaged, ILanes<T>
{
    /// <summary>Multiplies two matrices number by number. Columns are a multiple of the lanes; the product may overwrite a factor.</summary>
    [MethodImpl(Jit.Hot)]
    public static void Multiply(int rows, int columns, Operand left, Operand right, Operand product)
    {
        for (int row = 0; row < rows; row++)
        {
            float* first = left.Row(row).At;
            float* second = right.Row(row).At;
            float* to = product.Row(row).At;
            for (int column = 0; column < columns; column += T.Count)
            {
                (T.Load(first + column) * T.Load(second + column)).Store(to + column);
            }
        }
    }
}
