namespace MLNet.FeatureGating.Search.Storage;

/// <summary>
/// Remembers what came of units of work, each under a key. A search follows from these results alone, so it may end at any moment and be run
/// again, here or in several processes at once. Members may be called from any thread.
/// </summary>
/// <exception cref="InvalidOperationException">The store is damaged.</exception>
/// <exception cref="IOException">The store cannot be read or written.</exception>
internal interface IStudyStore : IDisposable
{
    /// <summary>The result of a unit; <see langword="null"/> while there is none.</summary>
    string? Find(string key);

    /// <summary>
    /// Takes a unit. Who gets it must call <see cref="Complete"/> or <see cref="Release"/>: until then nobody else gets it, not even another
    /// caller of the same store, unless this process dies.
    /// </summary>
    /// <returns><see langword="true"/> where it is the caller's now; <see langword="false"/> where it is done, or somebody works on it.</returns>
    bool TryClaim(string key);

    /// <summary>Keeps the result of a unit, claimed or not, and gives the claim up. The first result stays: a second one says the same.</summary>
    void Complete(string key, string result);

    /// <summary>Gives a claim up without a result; nothing happens where there is none.</summary>
    void Release(string key);

    /// <summary>Keeps what the study found out so far, in place of what was kept before.</summary>
    void SaveSummary(string json);

    /// <summary>What <see cref="SaveSummary"/> kept last; <see langword="null"/> for nothing.</summary>
    string? FindSummary();
}
