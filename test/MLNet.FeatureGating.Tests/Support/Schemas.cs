using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNet.FeatureGating.Tests.Support;

/// <summary>Compares schemas, promised and delivered.</summary>
internal static class Schemas
{
    /// <summary>The names of a column's slots; none where it has none.</summary>
    public static string[] SlotNames(this DataViewSchema.Column column)
    {
        if (!column.HasSlotNames())
        {
            return [];
        }

        VBuffer<ReadOnlyMemory<char>> names = default;
        column.GetSlotNames(ref names);
        return [.. names.DenseValues().Select(name => name.ToString())];
    }

    /// <summary>The slots of a column's categorical columns, as in <c>0..4 6..9</c>; empty where it has none.</summary>
    public static string CategoricalRanges(this DataViewSchema.Column column)
    {
        if (column.Annotations.Schema.GetColumnOrNull("CategoricalSlotRanges") is null)
        {
            return string.Empty;
        }

        VBuffer<int> ranges = default;
        column.Annotations.GetValue("CategoricalSlotRanges", ref ranges);
        return string.Join(' ', ranges.DenseValues().Chunk(2).Select(range => $"{range[0]}..{range[1]}"));
    }

    /// <summary>Both promise the same columns, with the same annotations.</summary>
    public static void AssertEqual(SchemaShape expected, SchemaShape actual) =>
        CollectionAssert.AreEqual(Describe(expected), Describe(actual));

    /// <summary>Both have the same columns in the same order, with the same annotations.</summary>
    public static void AssertEqual(DataViewSchema expected, DataViewSchema actual) =>
        CollectionAssert.AreEqual(Describe(expected), Describe(actual));

    private static string[] Describe(SchemaShape shape) => [.. shape
        .Select(column => $"{column.Name}: {column.Kind} of {(column.IsKey ? "key " : string.Empty)}{column.ItemType}"
            + $" {{{string.Join("; ", Describe(column.Annotations))}}}")
        .Order(StringComparer.Ordinal)];

    private static string[] Describe(DataViewSchema schema) => [.. schema.Select(column =>
        $"{column.Name}: {column.Type}, hidden {column.IsHidden}, normalized {column.IsNormalized()}, slots "
        + $"{string.Join(",", column.SlotNames())}, annotations "
        + string.Join(",", column.Annotations.Schema.Select(kind => kind.Name).Order(StringComparer.Ordinal)))];
}
