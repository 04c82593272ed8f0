using System.Runtime.CompilerServices;

namespace MLNet.FeatureGating.Training.Cpu;

/// <summary>Turns rows into columns.</summary>
internal static unsafe class Transposition<T>
    where T : unmanaged, ILanes<T>
{
    /// <summary>Writes a matrix transposed. Rows and columns are multiples of 16.</summary>
    [MethodImpl(Jit.Hot)]
    public static void Compute(int rows, int columns, Operand source, Operand destination)
    {
        for (int row = 0; row < rows; row += T.Count)
        {
            float* from = source.At + (row * source.RowStride);
            float* to = destination.At + row;
            for (int column = 0; column < columns; column += 4)
            {
                T.TransposeFour(from + column, source.RowStride, to + (column * destination.RowStride), destination.RowStride);
            }
        }
    }
}
