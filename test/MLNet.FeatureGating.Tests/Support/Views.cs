using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNet.FeatureGating.Tests.Support;

/// <summary>Makes views of rows.</summary>
internal static class Views
{
    /// <summary>Loads rows; the vectors have a known size.</summary>
    public static IDataView Load(this MLContext mlContext, IReadOnlyList<Row> rows, string[]? slotNames = null, ulong keyCount = 3)
    {
        int size = rows.Count > 0 ? rows[0].Features.Length : Problem.FeatureCount;
        SchemaDefinition definition = SchemaDefinition.Create(typeof(Row));
        definition[nameof(Row.Features)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, size);
        definition[nameof(Row.Doubles)].ColumnType = new VectorDataViewType(NumberDataViewType.Double, size);
        definition[nameof(Row.X1To3)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, 3);
        definition[nameof(Row.X5To7)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, 3);
        definition[nameof(Row.Key)].ColumnType = new KeyDataViewType(typeof(uint), keyCount);
        if (slotNames is not null)
        {
            definition[nameof(Row.Features)].AddSlotNames(slotNames);
            definition[nameof(Row.Doubles)].AddSlotNames(slotNames);
        }

        return mlContext.Data.LoadFromEnumerable(rows, definition);
    }

    /// <summary>Loads rows with some slots of the features marked as those of categorical columns: pairs of first and last.</summary>
    public static IDataView LoadCategorical(this MLContext mlContext, IReadOnlyList<Row> rows, params int[] ranges)
    {
        SchemaDefinition definition = SchemaDefinition.Create(typeof(Row));
        definition["Features"].ColumnType = new VectorDataViewType(NumberDataViewType.Single, rows[0].Features.Length);
        definition["Features"].AddAnnotation(
            "CategoricalSlotRanges", new VBuffer<int>(ranges.Length, ranges), new VectorDataViewType(NumberDataViewType.Int32, ranges.Length));
        return mlContext.Data.LoadFromEnumerable(rows, definition);
    }

    /// <summary>Loads rows with vectors of variable size.</summary>
    public static IDataView LoadWithoutSizes(this MLContext mlContext, IReadOnlyList<Row> rows) => mlContext.Data.LoadFromEnumerable(rows);

    private static void AddSlotNames(this SchemaDefinition.Column column, string[] names)
    {
        var values = new VBuffer<ReadOnlyMemory<char>>(names.Length, [.. names.Select(name => name.AsMemory())]);
        column.AddAnnotation("SlotNames", values, new VectorDataViewType(TextDataViewType.Instance, names.Length));
    }
}
