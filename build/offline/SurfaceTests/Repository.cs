using System.Reflection;

namespace MLNet.FeatureGating.SurfaceTests;

/// <summary>Where things are: the sources, the assemblies built from them, and the excerpts of the official lists.</summary>
internal static class Repository
{
    public static string Root { get; } = Metadata("RepositoryRoot");

    public static string ApiFolder => Path.Combine(Root, "build", "offline", "api");

    /// <summary>The stand-ins' names, which are the official assemblies' and the excerpts' too.</summary>
    public static IReadOnlyList<string> StandIns { get; } = Metadata("StandIns").Split(';', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Everything that calls them: the projects of src, samples and test.</summary>
    public static IReadOnlyList<string> Consumers { get; } = Metadata("Consumers").Split(';', StringSplitOptions.RemoveEmptyEntries);

    public static string ExcerptOf(string standIn) => Path.Combine(ApiFolder, standIn + ".txt");

    public static string Relative(string path) => Path.GetRelativePath(Root, path);

    public static string BinFolderOf(string project) => Path.Combine(Root, "artifacts", "bin", project, Metadata("Configuration"));

    /// <summary>The C# files and projects below some folders of the repository.</summary>
    public static IEnumerable<string> Sources(params string[] folders) =>
        from folder in folders
        let path = Path.Combine(Root, folder)
        where Directory.Exists(path)
        from file in Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories)
        where Path.GetExtension(file) is ".cs" or ".csproj" or ".props" or ".targets"
        where !file.Split(Path.DirectorySeparatorChar).Any(part => part is "obj" or "bin" or "SurfaceTests")
        orderby file
        select file;

    private static string Metadata(string key) =>
        typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == key).Value ?? "";
}
