namespace MLNet.FeatureGating.Tool.Terminal;

/// <summary>Shows how far something has got.</summary>
internal interface IProgressWriter
{
    /// <summary>Shows progress.</summary>
    /// <param name="stage">What is being done, in a few words.</param>
    /// <param name="part">How much of all is done, in [0, 1].</param>
    /// <param name="remaining">About how long it will take; null while that is not known.</param>
    void Show(string stage, double part, TimeSpan? remaining);

    /// <summary>Takes away what cannot stay.</summary>
    void Clear();
}
