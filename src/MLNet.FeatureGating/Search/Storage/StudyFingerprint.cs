namespace MLNet.FeatureGating.Search.Storage;

/// <summary>What the results of a study depend on: a study file belongs to one of them.</summary>
/// <param name="Description">What it is, for a person to read in an error, as in <c>569 rows of 30 features, seed 1</c>.</param>
/// <param name="Parts">
/// A hash of each thing that results depend on, by a name that a person understands, as in <c>rows</c> and <c>settings</c>.
/// </param>
internal sealed record StudyFingerprint(string Description, IReadOnlyDictionary<string, string> Parts)
{
    /// <summary>The names of the parts that one lacks or that are not the same, in order.</summary>
    public IReadOnlyList<string> DifferencesFrom(StudyFingerprint other) =>
    [
        .. Parts.Keys.Union(other.Parts.Keys, StringComparer.Ordinal)
            .Where(name => !Parts.TryGetValue(name, out string? mine) || !other.Parts.TryGetValue(name, out string? theirs) || mine != theirs)
            .Order(StringComparer.Ordinal),
    ];
}
