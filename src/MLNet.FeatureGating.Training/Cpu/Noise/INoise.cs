namespace MLNet.FeatureGating.Training.Cpu;

/// <summary>A law of noise: what random bits become.</summary>
internal interface INoise<T>
    where T : unmanaged, ILanes<T>
{
    /// <summary>Turns random bits into independent draws, in place.</summary>
    /// <param name="streams">The number of rows of memory.</param>
    /// <param name="count">The number of words in each, a multiple of 32: they come in pairs of 16 after 16.</param>
    /// <param name="words">The bits.</param>
    static abstract void Transform(int streams, int count, Operand words);
}
