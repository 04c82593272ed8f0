namespace MLNet.FeatureGating.SurfaceTests.Surface;

/// <summary>Compares a stand-in with the official list.</summary>
internal static class SurfaceComparison
{
    /// <summary>What of a stand-in no list vouches for, a problem a line; and the lines that do vouch for the rest.</summary>
    public static IReadOnlyList<string> Compare(ModuleDefinition standIn, OfficialList list, out IReadOnlyCollection<string> reliedOn)
    {
        List<string> problems = [];
        SortedSet<string> found = new(StringComparer.Ordinal);
        foreach (TypeDefinition type in Visibility.VisibleTypes(standIn))
        {
            string line = Signatures.Of(type);
            if (list.Find(line, out string instead) is not { } official)
            {
                problems.Add(Problem(line, list, instead));
                continue;
            }

            found.Add(official);
            found.UnionWith(list.Ancestors(official));
            CompareMembers(type, list, found, problems);
        }

        reliedOn = found;
        return problems;
    }

    private static void CompareMembers(TypeDefinition type, OfficialList list, SortedSet<string> found, List<string> problems)
    {
        foreach (IMemberDefinition member in Visibility.VisibleMembers(type))
        {
            string line = Signatures.Of(member);
            if (list.Find(line, out string instead) is { } official)
            {
                found.Add(official);
            }
            else if (!Overrides.IsOverride(member))
            {
                problems.Add(Problem(line, list, instead));
            }
        }
    }

    private static string Problem(string line, OfficialList list, string instead) =>
        $"{line}\n  is not in {list.Name}{(instead.Length == 0 ? "" : ", which has\n    " + instead)}";
}
