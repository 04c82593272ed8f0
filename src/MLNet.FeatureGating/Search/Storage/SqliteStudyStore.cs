using Microsoft.Data.Sqlite;

namespace MLNet.FeatureGating.Search.Storage;

/// <summary>
/// A store in a file, for several processes at once, on several machines too. What was completed survives whatever happens to a process. Claims of a
/// process of this machine that died are free at once, those of another machine once it gives no sign of life.
/// </summary>
internal sealed class SqliteStudyStore : IStudyStore
{
    private readonly Lock _lock = new();
    private readonly StudyDatabase _database;
    private readonly StudyClaims _claims;
    private readonly ITimer _heartbeat;
    private bool _disposed;

    private SqliteStudyStore(StudyDatabase database, StudyStoreOptions options)
    {
        _database = database;
        _claims = new StudyClaims(database, options);
        _heartbeat = options.Time.CreateTimer(_ => Beat(), null, options.Heartbeat, options.Heartbeat);
    }

    /// <summary>The file itself, for tests.</summary>
    internal StudyDatabase Database => _database;

    /// <summary>Opens a study file, or makes one where there is none, or an empty file.</summary>
    /// <param name="path">The file. Its folder must be there.</param>
    /// <param name="fingerprint">What the results depend on: the file must be for the same.</param>
    /// <param name="options">How it is shared; <see langword="null"/> for the defaults.</param>
    /// <exception cref="InvalidOperationException">
    /// The file is not a study, or one of other data or settings, or of a later version, or damaged. It was left as it is.
    /// </exception>
    /// <exception cref="IOException">The file cannot be made, read or written.</exception>
    public static SqliteStudyStore Open(string path, StudyFingerprint fingerprint, StudyStoreOptions? options = null)
    {
        path = Path.GetFullPath(path);
        options ??= new();
        StudyErrors.CheckPlace(path);
        var database = StudyDatabase.Open(path, SqliteOpenMode.ReadWriteCreate, options.LockTimeout);
        try
        {
            StudyFormat.CreateOrCheck(database, fingerprint);
            return new SqliteStudyStore(database, options);
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    public string? Find(string key) => Locked(() => (string?)_database.Scalar("SELECT result FROM unit WHERE key = $key", ("$key", key)));

    public bool TryClaim(string key) => Locked(() => _claims.TryClaim(key));

    public void Complete(string key, string result)
    {
        ArgumentNullException.ThrowIfNull(result);
        Locked(() => _claims.Complete(key, result));
    }

    public void Release(string key) => Locked(() => _claims.Release(key));

    public void SaveSummary(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        Locked(() => StudyFormat.SetValue(_database, StudyFormat.SummaryKey, json));
    }

    public string? FindSummary() => Locked(() => StudyFormat.FindValue(_database, StudyFormat.SummaryKey));

    /// <summary>Gives all claims up and closes the file.</summary>
    public void Dispose()
    {
        lock (_lock)
        {
            if (_disposed)
            {
                return;
            }

            _disposed = true;
            _heartbeat.Dispose();
            try
            {
                _claims.Leave();
            }
            catch (Exception exception) when (IsTrouble(exception))
            {
                // Claims that stay behind are free once this process has ended, or its last sign of life is old.
            }

            _database.Dispose();
        }
    }

    private static bool IsTrouble(Exception exception) => exception is IOException or InvalidOperationException;

    private void Beat()
    {
        lock (_lock)
        {
            if (_disposed)
            {
                return;
            }

            try
            {
                _claims.Beat();
            }
            catch (Exception exception) when (IsTrouble(exception))
            {
                // There is a next time. At worst another process does the same work again; what is wrong with the file, work itself will tell.
            }
        }
    }

    private T Locked<T>(Func<T> action)
    {
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            return action();
        }
    }

    private void Locked(Action action) => Locked(() =>
    {
        action();
        return true;
    });
}
