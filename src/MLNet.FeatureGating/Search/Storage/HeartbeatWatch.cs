namespace MLNet.FeatureGating.Search.Storage;

/// <summary>
/// Tells by their signs of life which other workers died. A sign is what the worker's clock said, and clocks of machines differ: so what counts is
/// for how long, by the clock here, it has been the same. Only a sign that is old beyond any such difference counts at once.
/// </summary>
internal sealed class HeartbeatWatch(TimeProvider time, TimeSpan lease)
{
    /// <summary>The age, in leases, that is too old at first sight: with leases of 30 s, clocks may differ by a minute.</summary>
    private const int LeasesAtFirstSight = 3;

    private readonly Dictionary<long, (long Heartbeat, long SeenAt)> _seen = [];

    public bool IsOverdue(long worker, long heartbeat)
    {
        if (time.GetUtcNow().ToUnixTimeMilliseconds() - heartbeat > LeasesAtFirstSight * lease.TotalMilliseconds)
        {
            return true;
        }

        if (_seen.TryGetValue(worker, out (long Heartbeat, long SeenAt) last) && last.Heartbeat == heartbeat)
        {
            return time.GetElapsedTime(last.SeenAt) > lease;
        }

        _seen[worker] = (heartbeat, time.GetTimestamp());
        return false;
    }
}
