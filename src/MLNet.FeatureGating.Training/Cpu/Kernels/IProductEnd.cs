namespace MLNet.FeatureGating.Training.Cpu;

/// <summary>What becomes of a product's sums when they leave the registers.</summary>
internal unsafe interface IProductEnd<T>
    where T : unmanaged, ILanes<T>
{
    /// <summary>Whether the sums of each row start from a bias rather than from 0.</summary>
    static abstract bool HasBias { get; }

    /// <summary>Turns sums into what is stored.</summary>
    /// <param name="sums">The sums.</param>
    /// <param name="stored">What lies where they will be stored.</param>
    /// <param name="activations">Activations in the same place, if the product was given any.</param>
    static abstract T Finish(T sums, float* stored, float* activations);
}
