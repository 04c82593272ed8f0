namespace MLNet.FeatureGating.Search.Storage;

/// <summary>How processes that share a study file know that another one died.</summary>
internal sealed record StudyStoreOptions
{
    /// <summary>Gets the clock and the maker of the timer.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Gets the time without a sign of life after which the claims of another process are free.</summary>
    public TimeSpan Lease { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Gets the time between two signs of life of this process.</summary>
    public TimeSpan Heartbeat { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Gets the time to wait for others that are reading or writing. Whole seconds, at least 1.</summary>
    public TimeSpan LockTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Gets who claims.</summary>
    public ProcessIdentity Process { get; init; } = ProcessIdentity.Current;
}
