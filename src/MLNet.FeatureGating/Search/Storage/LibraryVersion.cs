using System.Reflection;

namespace MLNet.FeatureGating.Search.Storage;

/// <summary>The version of this library.</summary>
internal static class LibraryVersion
{
    /// <summary>Gets the version without the commit that it was built from.</summary>
    public static string Text { get; } =
        typeof(LibraryVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "unknown";
}
