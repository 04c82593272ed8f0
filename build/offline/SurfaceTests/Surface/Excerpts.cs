namespace MLNet.FeatureGating.SurfaceTests.Surface;

/// <summary>Writes the excerpts of the official lists that the stand-ins are checked against.</summary>
internal static class Excerpts
{
    private static readonly string[] Header =
    [
        "# The part of the official assembly's public surface that the stand-in of the same name has.",
        "# Written by build/offline/api/update.sh from the full lists; not to be edited.",
    ];

    /// <summary>Writes them all anew.</summary>
    /// <param name="folder">The full lists: one file an assembly and version, named Assembly-1.2.3.txt.</param>
    /// <returns>What the lists do not vouch for; nothing is written for a stand-in that has any of it.</returns>
    public static IReadOnlyList<string> Write(string folder)
    {
        using AssemblySet assemblies = new();
        List<string> problems = [];
        foreach (ModuleDefinition standIn in assemblies.StandIns)
        {
            string name = standIn.Assembly.Name.Name;
            IReadOnlyList<OfficialList> versions = Versions(folder, name);
            OfficialList newest = versions[^1];
            List<string> own = [.. SurfaceComparison.Compare(standIn, newest, out IReadOnlyCollection<string> reliedOn)];
            foreach (OfficialList older in versions.SkipLast(1).Select(v => v.Loosely()))
            {
                own.AddRange(ChangedSince(older, standIn));
            }

            if (own.Count == 0)
            {
                File.WriteAllText(Repository.ExcerptOf(name), string.Join("\n", Header.Concat(reliedOn)) + "\n");
            }

            problems.AddRange(own);
        }

        return problems;
    }

    // One source is to build against the oldest and the newest.
    private static IEnumerable<string> ChangedSince(OfficialList older, ModuleDefinition standIn) =>
        from type in Visibility.VisibleTypes(standIn)
        from member in Visibility.VisibleMembers(type).Where(m => !Overrides.IsOverride(m)).Prepend(type)
        let line = Lines.Loosely(Signatures.Of(member))
        let instead = Missing(older, line)
        where instead is not null
        select $"{line}\n  is not in {older.Name}{(instead.Length == 0 ? "" : ", which has\n    " + instead)}";

    private static string? Missing(OfficialList list, string line) => list.Find(line, out string instead) is null ? instead : null;

    private static IReadOnlyList<OfficialList> Versions(string folder, string name)
    {
        string[] files = [.. Directory.EnumerateFiles(folder, name + "-*.txt")];
        return files.Length > 0
            ? [.. files.OrderBy(f => Version.Parse(Path.GetFileNameWithoutExtension(f)[(name.Length + 1)..])).Select(OfficialList.Read)]
            : throw new FileNotFoundException($"No list of {name} in {folder}.");
    }
}
