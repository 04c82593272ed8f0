namespace MLNet.FeatureGating.Tool.Errors;

/// <summary>Guesses what a mistyped name was meant to be.</summary>
internal static class Closest
{
    /// <summary>Says <c> (did you mean 'x'?)</c>, or nothing where no name is near.</summary>
    public static string Hint(string name, IEnumerable<string> names)
    {
        (string Name, int Distance) best = names
            .Select(candidate => (candidate, Distance(name.ToUpperInvariant(), candidate.ToUpperInvariant())))
            .DefaultIfEmpty((string.Empty, int.MaxValue))
            .MinBy(pair => pair.Item2);
        return best.Distance <= Math.Max(1, name.Length / 3) ? $" (did you mean {Texts.Quote(best.Name)}?)" : string.Empty;
    }

    // Levenshtein's distance: insertions, deletions and replacements.
    private static int Distance(string a, string b)
    {
        int[] previous = [.. Enumerable.Range(0, b.Length + 1)];
        int[] current = new int[b.Length + 1];
        for (int i = 1; i <= a.Length; i++)
        {
            current[0] = i;
            for (int j = 1; j <= b.Length; j++)
            {
                int replaced = previous[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                current[j] = Math.Min(replaced, Math.Min(previous[j], current[j - 1]) + 1);
            }

            (previous, current) = (current, previous);
        }

        return previous[b.Length];
    }
}
