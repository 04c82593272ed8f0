namespace MLNet.FeatureGating.Training.Linear;

/// <summary>One application of a <see cref="LinearReconstruction"/>, whatever the lanes of the machine.</summary>
internal interface IReconstructionRun
{
    void Reconstruct(ReadOnlyMemory<float> values, int width, int[] places, Memory<float> reconstructed);

    double[] ColumnErrors(ReadOnlyMemory<float> rows, IReadOnlyList<float>? rowWeights);
}
