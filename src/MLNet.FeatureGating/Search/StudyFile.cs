using System.Text.Json;
using Microsoft.Data.Sqlite;
using MLNet.FeatureGating.Search.Storage;

namespace MLNet.FeatureGating.Search;

/// <summary>Looks into study files: see <see cref="LambdaExperimentSettings.StudyFile"/>.</summary>
public static class StudyFile
{
    private static readonly TimeSpan LockTimeout = TimeSpan.FromSeconds(60);

    /// <summary>Reads what a study found out last. The file is not changed, and may be worked on meanwhile.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The summary.</returns>
    /// <exception cref="ArgumentException"><paramref name="path"/> is missing or empty.</exception>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="InvalidOperationException">
    /// The file is not a study, or one of a later version, or damaged, or its search has not got far enough for a summary.
    /// </exception>
    public static SearchSummary ReadSummary(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        path = Path.GetFullPath(path);
        if (!File.Exists(path))
        {
            throw Directory.Exists(path)
                ? new IOException($"The study file '{path}' is a folder. Name a file in it.")
                : new FileNotFoundException($"There is no study file '{path}'. Name the one that the search was told to keep.", path);
        }

        try
        {
            return ReadSummary(path, SqliteOpenMode.ReadOnly);
        }
        catch (IOException exception) when (exception.InnerException is SqliteException { SqliteErrorCode: SQLitePCL.raw.SQLITE_READONLY })
        {
            // Whoever wrote last died halfway: SQLite has to take that back before anybody can read.
            return ReadSummary(path, SqliteOpenMode.ReadWrite);
        }
    }

    private static SearchSummary ReadSummary(string path, SqliteOpenMode mode)
    {
        using var database = StudyDatabase.Open(path, mode, LockTimeout);
        StudyFormat.Check(database);
        if (StudyFormat.FindValue(database, StudyFormat.SummaryKey) is not { } json)
        {
            throw StudyErrors.NoSummary(path, (long)database.Scalar("SELECT count(*) FROM unit")!);
        }

        try
        {
            return SummaryJson.Read(json);
        }
        catch (JsonException exception)
        {
            throw StudyErrors.Damaged(path, $"its summary cannot be read: {exception.Message}", exception);
        }
    }
}
