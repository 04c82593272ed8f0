namespace MLNet.FeatureGating.Training.Cpu;

/// <summary>Transposition where no shuffles are to be had.</summary>
internal static unsafe class ScalarTransposition
{
    public static void Four(float* source, nint sourceStride, int rows, float* destination, nint destinationStride)
    {
        for (int row = 0; row < rows; row++)
        {
            for (int column = 0; column < 4; column++)
            {
                destination[(column * destinationStride) + row] = source[(row * sourceStride) + column];
            }
        }
    }
}
