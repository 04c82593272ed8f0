using System.Globalization;

namespace MLNet.FeatureGating.Selection.Groups;

/// <summary>
/// What slots that belong together can be called: one-hot encoded columns name their slots by value, and Concatenate makes
/// Column.Value of that.
/// </summary>
internal static class GroupNames
{
    /// <summary>Gives the names that a range of slots can have, the best first; the last is of that range only.</summary>
    public static string[] Of(SlotNames slots, int first, int last)
    {
        string column = slots.ColumnOf(first);
        string byIndex = string.Create(CultureInfo.InvariantCulture, $"{column}[{first - slots.FirstOf(column)}..{last - slots.FirstOf(column)}]");
        (int columnFirst, int columnLast) = slots.RangeOf(column);
        if (columnFirst == first && columnLast == last)
        {
            return [column, column, byIndex];
        }

        string prefix = CommonPrefix([.. Enumerable.Range(first, last - first + 1).Select(slots.NameInColumn)]);

        // A name may have dots itself, and so may a value: the first dot is the likelier end, unless two ranges then have one name.
        int firstDot = prefix.IndexOf('.', StringComparison.Ordinal);
        int lastDot = prefix.LastIndexOf('.');
        return firstDot > 0 ? [prefix[..firstDot], prefix[..lastDot], byIndex] : [byIndex, byIndex, byIndex];
    }

    private static string CommonPrefix(string[] names)
    {
        int length = names[0].Length;
        foreach (string name in names)
        {
            int common = 0;
            while (common < Math.Min(length, name.Length) && name[common] == names[0][common])
            {
                common++;
            }

            length = common;
        }

        return names[0][..length];
    }
}
