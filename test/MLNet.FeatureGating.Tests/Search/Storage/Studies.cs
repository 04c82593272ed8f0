using Microsoft.Data.Sqlite;
using MLNet.FeatureGating.Search.Storage;

namespace MLNet.FeatureGating.Tests.Search.Storage;

/// <summary>Study files of made-up studies, and what lies in them.</summary>
internal static class Studies
{
    public static StudyFingerprint Fingerprint { get; } = new(
        "10 rows of 3 features, seed 1", new Dictionary<string, string> { ["rows"] = "a1", ["label"] = "b2", ["settings"] = "c3", ["seed"] = "d4" });

    public static SqliteStudyStore Open(string path, StudyStoreOptions? options = null) => SqliteStudyStore.Open(path, Fingerprint, options);

    /// <summary>Makes a study with finished units "0", "1" and so on, whose results are long.</summary>
    public static void Create(string path, int units = 3)
    {
        using SqliteStudyStore store = Open(path);
        for (int unit = 0; unit < units; unit++)
        {
            store.Complete($"{unit}", Result(unit));
        }
    }

    public static string Result(int unit) => string.Concat(Enumerable.Repeat($"[{unit}]", 20_000));

    /// <summary>Opens the file as any program does that knows SQLite.</summary>
    public static SqliteConnection Connect(string path)
    {
        var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        return connection;
    }

    public static object? Query(string path, string sql)
    {
        using SqliteConnection connection = Connect(path);
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }
}
