using Microsoft.Data.Sqlite;

namespace MLNet.FeatureGating.Search.Storage;

/// <summary>Says what is wrong with a study file, and what to do.</summary>
internal static class StudyErrors
{
    private const string Beginning = "The study file";
    private const UnixFileMode AnyWrite = UnixFileMode.UserWrite | UnixFileMode.GroupWrite | UnixFileMode.OtherWrite;

    /// <summary>Refuses places where there cannot be a file to write.</summary>
    /// <remarks>
    /// The file itself must not be opened here, nor anywhere but in SQLite: on POSIX, closing it would take away the locks that SQLite holds on it.
    /// </remarks>
    public static void CheckPlace(string path)
    {
        if (Directory.Exists(path))
        {
            throw new IOException($"{Beginning} '{path}' is a folder. Name a file in it.");
        }

        if (Path.GetDirectoryName(path) is { } folder && !Directory.Exists(folder))
        {
            throw new DirectoryNotFoundException(
                $"{Beginning} '{path}' cannot be made: there is no folder '{folder}'. Make it, or name a file elsewhere.");
        }

        var file = new FileInfo(path);
        if (!file.Exists)
        {
            return;
        }

        // Whether this user may write is for SQLite to find out. What nobody may write, an administrator still could, but should not.
        if (OperatingSystem.IsWindows() ? file.IsReadOnly : (file.UnixFileMode & AnyWrite) == 0)
        {
            throw NotWritable(path, "it is read-only", null);
        }

        // SQLite takes it for an empty file, and would write over it.
        if (file.Length == 1)
        {
            throw NoStudy(path);
        }
    }

    public static InvalidOperationException NoStudy(string path, Exception? inner = null) =>
        new($"{Beginning} '{path}' is not a study of this library, and was left as it is. Name another file.", inner);

    public static InvalidOperationException Damaged(string path, string found, Exception? inner = null) =>
        new($"{Beginning} '{path}' is damaged ({found.TrimEnd('.')}). Go on from a copy of it, or begin anew with another file.", inner);

    public static InvalidOperationException NewerFormat(string path, string format, string library, int known) => new(
        $"{Beginning} '{path}' has format {format} and was made by version {library} of this library, but this is version {LibraryVersion.Text}, "
        + $"which reads formats up to {known}. Use that version or a later one, or name another file.");

    public static InvalidOperationException Foreign(string path, StudyFingerprint there, StudyFingerprint here)
    {
        IReadOnlyList<string> parts = there.DifferencesFrom(here);
        return new InvalidOperationException(
            $"{Beginning} '{path}' belongs to other data or settings: not the same {(parts.Count == 1 ? "is" : "are")} {string.Join(", ", parts)}. "
            + $"It was made for: {there.Description}. This is: {here.Description}. Name another file, or go on with what the file was made for.");
    }

    public static InvalidOperationException NoSummary(string path, long units) => new(
        $"{Beginning} '{path}' has {units} finished {(units == 1 ? "unit" : "units")} of work but no summary yet. Run its search on: "
        + "it goes on from there.");

    /// <summary>What an error of SQLite means to who named the file.</summary>
    public static Exception Explain(string path, SqliteException exception) => exception.SqliteErrorCode switch
    {
        SQLitePCL.raw.SQLITE_NOTADB => NoStudy(path, exception),
        SQLitePCL.raw.SQLITE_CORRUPT or SQLitePCL.raw.SQLITE_ERROR or SQLitePCL.raw.SQLITE_SCHEMA => Damaged(path, exception.Message, exception),
        SQLitePCL.raw.SQLITE_FULL => new IOException(
            $"{Beginning} '{path}' cannot grow: the disk is full. What was finished is kept: make room, and run the search on.", exception),
        SQLitePCL.raw.SQLITE_BUSY or SQLitePCL.raw.SQLITE_LOCKED => new IOException(
            $"{Beginning} '{path}' is locked by another process, for longer than this one waits. Look for a program that holds it open, and run the "
            + "search on.",
            exception),
        SQLitePCL.raw.SQLITE_READONLY when exception.SqliteExtendedErrorCode == SQLitePCL.raw.SQLITE_READONLY_DBMOVED => new IOException(
            $"{Beginning} '{path}' was moved or deleted while it was worked on. Put it back, or run the search anew.", exception),
        SQLitePCL.raw.SQLITE_READONLY or SQLitePCL.raw.SQLITE_CANTOPEN or SQLitePCL.raw.SQLITE_PERM => NotWritable(
            path, exception.Message, exception),
        _ => new IOException(
            $"{Beginning} '{path}' cannot be read or written ({exception.Message.TrimEnd('.')}, {exception.SqliteExtendedErrorCode}). What was "
            + "finished is kept: run the search on once that is mended.",
            exception),
    };

    private static IOException NotWritable(string path, string found, Exception? inner) => new(
        $"{Beginning} '{path}' cannot be opened ({found.TrimEnd('.')}): to work on it, the file and its folder must be writable. Change that, or "
        + "name another file.",
        inner);
}
