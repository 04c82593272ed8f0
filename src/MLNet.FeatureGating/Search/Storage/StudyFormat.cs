using System.Globalization;
using System.Text.Json;

namespace MLNet.FeatureGating.Search.Storage;

/// <summary>The tables of a study file, and what tells it from other files.</summary>
internal static class StudyFormat
{
    public const string SummaryKey = "summary";

    /// <summary>
    /// What this version writes, and the newest that it reads. Every version has the table "study" with rows "format" and "library".
    /// </summary>
    private const int Version = 1;

    /// <summary>SQLite's mark of whose file it is: "MFGS".</summary>
    private const int ApplicationId = 0x4D464753;

    private const string FormatKey = "format";
    private const string LibraryKey = "library";
    private const string DescriptionKey = "description";
    private const string PartsKey = "fingerprint";

    private enum Owner
    {
        Nobody,
        Library,
        SomebodyElse,
    }

    /// <summary>Makes the tables in an empty file; else checks that it is a sound study of the same data and settings.</summary>
    public static void CreateOrCheck(StudyDatabase database, StudyFingerprint fingerprint)
    {
        if (OwnerOf(database) == Owner.Nobody)
        {
            // Another process may have been faster.
            database.Transact(() => OwnerOf(database) == Owner.Nobody && Create(database, fingerprint));
        }

        Check(database);
        if (database.Scalar("PRAGMA quick_check(1)") is not "ok" and var found)
        {
            throw StudyErrors.Damaged(database.Path, $"{found}");
        }

        StudyFingerprint there = new(Value(database, DescriptionKey), Parts(database));
        if (there.DifferencesFrom(fingerprint).Count > 0)
        {
            throw StudyErrors.Foreign(database.Path, there, fingerprint);
        }

        database.MakeDurable();
    }

    /// <summary>Checks that the file is a study that this version can read.</summary>
    public static void Check(StudyDatabase database)
    {
        if (OwnerOf(database) != Owner.Library)
        {
            throw StudyErrors.NoStudy(database.Path);
        }

        string format = Value(database, FormatKey);
        if (!int.TryParse(format, CultureInfo.InvariantCulture, out int number) || number > Version)
        {
            throw StudyErrors.NewerFormat(database.Path, format, Value(database, LibraryKey), Version);
        }
    }

    public static string? FindValue(StudyDatabase database, string key) =>
        (string?)database.Scalar("SELECT value FROM study WHERE key = $key", ("$key", key));

    public static void SetValue(StudyDatabase database, string key, string value) =>
        database.Execute("INSERT INTO study VALUES ($key, $value) ON CONFLICT DO UPDATE SET value = $value", ("$key", key), ("$value", value));

    private static bool Create(StudyDatabase database, StudyFingerprint fingerprint)
    {
        database.Execute($"""
            PRAGMA application_id = {ApplicationId.ToString(CultureInfo.InvariantCulture)};
            CREATE TABLE study (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
            CREATE TABLE unit (key TEXT PRIMARY KEY, result TEXT NOT NULL);
            CREATE TABLE worker (
                id INTEGER PRIMARY KEY AUTOINCREMENT, machine TEXT NOT NULL, process INTEGER NOT NULL, start TEXT NOT NULL,
                heartbeat INTEGER NOT NULL);
            CREATE TABLE claim (key TEXT PRIMARY KEY, worker INTEGER NOT NULL) WITHOUT ROWID;
            """);
        SetValue(database, FormatKey, Version.ToString(CultureInfo.InvariantCulture));
        SetValue(database, LibraryKey, LibraryVersion.Text);
        SetValue(database, DescriptionKey, fingerprint.Description);
        SetValue(database, PartsKey, JsonSerializer.Serialize(new(fingerprint.Parts), StorageJsonContext.Default.DictionaryStringString));
        return true;
    }

    private static Owner OwnerOf(StudyDatabase database) =>
        database.FirstRow(
            "SELECT application_id, (SELECT count(*) FROM sqlite_schema) FROM pragma_application_id",
            row => (row.GetInt64(0), row.GetInt64(1))) switch
        {
            (0, 0) => Owner.Nobody,
            (ApplicationId, _) => Owner.Library,
            _ => Owner.SomebodyElse,
        };

    private static string Value(StudyDatabase database, string key) =>
        FindValue(database, key) ?? throw StudyErrors.Damaged(database.Path, $"it does not say its {key}");

    private static Dictionary<string, string> Parts(StudyDatabase database)
    {
        try
        {
            return JsonSerializer.Deserialize(Value(database, PartsKey), StorageJsonContext.Default.DictionaryStringString) ?? [];
        }
        catch (JsonException exception)
        {
            throw StudyErrors.Damaged(database.Path, $"its {PartsKey} is not what this library writes", exception);
        }
    }
}
