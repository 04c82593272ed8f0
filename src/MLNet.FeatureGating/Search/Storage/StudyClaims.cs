namespace MLNet.FeatureGating.Search.Storage;

/// <summary>Who works on what in a study file: this process is one worker of it, and each claim belongs to one.</summary>
internal sealed class StudyClaims
{
    private readonly StudyDatabase _database;
    private readonly StudyStoreOptions _options;
    private readonly HeartbeatWatch _watch;
    private readonly long _worker;

    /// <summary>Enters a worker, and so finds out that the file can be written, before any work is done.</summary>
    public StudyClaims(StudyDatabase database, StudyStoreOptions options)
    {
        _database = database;
        _options = options;
        _watch = new HeartbeatWatch(options.Time, options.Lease);
        _worker = database.Transact(() =>
        {
            // Claims of the dead stay until somebody wants them; workers without any are of no more use. A live one that is lost enters again.
            database.Execute(
                "DELETE FROM worker WHERE heartbeat < $old AND id NOT IN (SELECT worker FROM claim)",
                ("$old", Now - (long)TimeSpan.FromDays(1).TotalMilliseconds));
            return (long)database.Scalar(
                "INSERT INTO worker (machine, process, start, heartbeat) VALUES ($machine, $process, $start, $now) RETURNING id", Worker())!;
        });
    }

    private long Now => _options.Time.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>Says that this worker lives.</summary>
    public void Beat() => _database.Execute(
        "INSERT INTO worker VALUES ($worker, $machine, $process, $start, $now) ON CONFLICT DO UPDATE SET heartbeat = $now",
        [.. Worker(), ("$worker", _worker)]);

    /// <summary>Takes a unit that is free. Who asks again and again for one that is not keeps nobody from writing.</summary>
    public bool TryClaim(string key) => IsFree(key) && _database.Transact(() =>
    {
        if (!IsFree(key))
        {
            return false;
        }

        Beat();
        _database.Execute("INSERT OR REPLACE INTO claim VALUES ($key, $worker)", ("$key", key), ("$worker", _worker));
        return true;
    });

    public void Complete(string key, string result) => _database.Transact(() =>
    {
        _database.Execute("INSERT INTO unit VALUES ($key, $result) ON CONFLICT DO NOTHING", ("$key", key), ("$result", result));
        return _database.Execute("DELETE FROM claim WHERE key = $key", ("$key", key));
    });

    public void Release(string key) =>
        _database.Execute("DELETE FROM claim WHERE key = $key AND worker = $worker", ("$key", key), ("$worker", _worker));

    /// <summary>Gives everything up.</summary>
    public void Leave() => _database.Transact(() =>
    {
        _database.Execute("DELETE FROM claim WHERE worker = $worker", ("$worker", _worker));
        return _database.Execute("DELETE FROM worker WHERE id = $worker", ("$worker", _worker));
    });

    private bool IsFree(string key) => _database.Scalar("SELECT 1 FROM unit WHERE key = $key", ("$key", key)) is null && !IsTaken(key);

    private bool IsTaken(string key)
    {
        (long Worker, long Heartbeat, ProcessIdentity Process)? claim = _database.FirstRow(
            "SELECT id, heartbeat, machine, process, start FROM claim JOIN worker ON id = worker WHERE key = $key",
            row => (row.GetInt64(0), row.GetInt64(1), new ProcessIdentity(row.GetString(2), row.GetInt32(3), row.GetString(4))),
            ("$key", key));
        return claim is { } taken && (taken.Worker == _worker || !(taken.Process.HasEnded || _watch.IsOverdue(taken.Worker, taken.Heartbeat)));
    }

    private (string Name, object Value)[] Worker() =>
    [
        ("$machine", _options.Process.Machine), ("$process", _options.Process.Id), ("$start", _options.Process.Start), ("$now", Now),
    ];
}
