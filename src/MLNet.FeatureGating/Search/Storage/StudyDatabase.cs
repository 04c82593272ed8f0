using Microsoft.Data.Sqlite;

namespace MLNet.FeatureGating.Search.Storage;

/// <summary>A connection to the file of a study, one thread at a time. Every error names the file.</summary>
/// <remarks>
/// Commits go through a rollback journal. A write-ahead log would let readers and writers go on side by side, but its index is memory that processes
/// share: it must not be used where machines share the file over a network, and not even reading works in a folder that cannot be written. Units
/// take seconds to compute and milliseconds to write, so nobody waits for long. EXTRA also syncs the folder once the journal is gone: after a power
/// failure a journal that came back would undo what was committed.
/// </remarks>
internal sealed class StudyDatabase : IDisposable
{
    private readonly SqliteConnection _connection;

    private StudyDatabase(string path, SqliteConnection connection)
    {
        Path = path;
        _connection = connection;
    }

    public string Path { get; }

    /// <summary>Opens the file. Whether it is a study at all is found out later.</summary>
    public static StudyDatabase Open(string path, SqliteOpenMode mode, TimeSpan lockTimeout)
    {
        var builder = new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Mode = mode,
            Pooling = false,
            DefaultTimeout = (int)lockTimeout.TotalSeconds,
        };
        var database = new StudyDatabase(path, new SqliteConnection(builder.ConnectionString));
        try
        {
            database.Guard(() =>
            {
                database._connection.Open();

                // SQLite looks again after milliseconds; by itself, the provider does so seven times a second.
                using SqliteCommand command = database.Command(
                    FormattableString.Invariant($"PRAGMA busy_timeout = {(int)lockTimeout.TotalMilliseconds}"));
                return command.ExecuteNonQuery();
            });
            return database;
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    /// <summary>Makes sure of what every commit goes through. The first line may change the file: it must be known to be a study.</summary>
    public void MakeDurable()
    {
        Scalar("PRAGMA journal_mode = DELETE");
        Execute("PRAGMA synchronous = EXTRA");
    }

    /// <summary>Runs a statement and gives the number of rows that it changed.</summary>
    public int Execute(string sql, params (string Name, object Value)[] parameters) => Guard(() =>
    {
        using SqliteCommand command = Command(sql, parameters);
        return command.ExecuteNonQuery();
    });

    /// <summary>The first value of the first row; <see langword="null"/> where there is none.</summary>
    public object? Scalar(string sql, params (string Name, object Value)[] parameters) => Guard(() =>
    {
        using SqliteCommand command = Command(sql, parameters);
        return command.ExecuteScalar() is var value and not DBNull ? value : null;
    });

    /// <summary>The first row; nothing where there is none.</summary>
    public T? FirstRow<T>(string sql, Func<SqliteDataReader, T> read, params (string Name, object Value)[] parameters)
        where T : struct => Guard<T?>(() =>
    {
        using SqliteCommand command = Command(sql, parameters);
        using SqliteDataReader reader = command.ExecuteReader();
        return reader.Read() ? read(reader) : null;
    });

    /// <summary>Does all of it or nothing. Others may not write from the beginning, so what is read first holds until the end.</summary>
    public T Transact<T>(Func<T> action) => Guard(() =>
    {
        using SqliteTransaction transaction = _connection.BeginTransaction(deferred: false);
        T result = action();
        transaction.Commit();
        return result;
    });

    public void Dispose() => _connection.Dispose();

    private SqliteCommand Command(string sql, params (string Name, object Value)[] parameters)
    {
        SqliteCommand command = _connection.CreateCommand();
        command.CommandText = sql;
        foreach ((string name, object value) in parameters)
        {
            command.Parameters.AddWithValue(name, value);
        }

        return command;
    }

    private T Guard<T>(Func<T> action)
    {
        try
        {
            return action();
        }
        catch (SqliteException exception)
        {
            throw StudyErrors.Explain(Path, exception);
        }
    }
}
