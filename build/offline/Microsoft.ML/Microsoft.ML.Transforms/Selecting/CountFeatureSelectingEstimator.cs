using Microsoft.ML.Data;
using Microsoft.ML.Offline;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms;

/// <summary>Keeps the slots in which enough rows have a value.</summary>
public sealed class CountFeatureSelectingEstimator : IEstimator<ITransformer>
{
    private readonly IHostEnvironment _env;
    private readonly string _output;
    private readonly string _input;
    private readonly long _count;

    internal CountFeatureSelectingEstimator(IHostEnvironment env, string outputColumnName, string inputColumnName, long count)
    {
        Require.Param(count >= 0, nameof(count), "Must be non-negative.");
        _env = env;
        _output = Require.NotEmpty(outputColumnName);
        _input = Require.NotEmpty(inputColumnName);
        _count = count;
    }

    public ITransformer Fit(IDataView input)
    {
        var column = Find(Require.NotNull(input).Schema, _input);
        var counts = Count(input, column);
        int[] dropped = [.. Enumerable.Range(0, counts.Length).Where(slot => counts[slot] < _count)];
        using var channel = _env.Start("Dropping Slots");
        channel.Info(
            MessageSensitivity.Schema,
            "Selected {0} slots out of {1} in column '{2}'",
            counts.Length - dropped.Length,
            counts.Length,
            column.Name);
        return dropped.Length == 0
            ? new ColumnCopyingTransformer(_output, _input)
            : new SlotsDroppingTransformer(_output, _input, dropped);
    }

    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        var column = Require.NotNull(inputSchema).FindInput(_input);
        Require.Param(
            column.ItemType == NumberDataViewType.Single || column.ItemType == NumberDataViewType.Double || column.ItemType is TextDataViewType,
            nameof(inputSchema),
            $"Column '{_input}' does not have compatible type. Expected types are float, double or string.");
        Require.Param(
            column.Kind != SchemaShape.Column.VectorKind.VariableVector,
            nameof(inputSchema),
            $"Variable length column '{column.Name}' is not allowed");
        return inputSchema.With(
            new SchemaShape.Column(_output, column.Kind, column.ItemType, isKey: false, new SchemaShape(KeptAnnotations(column))));
    }

    private static IEnumerable<SchemaShape.Column> KeptAnnotations(SchemaShape.Column column)
    {
        if (column.Annotations.TryFindColumn(AnnotationKinds.SlotNames, out var slotNames))
        {
            yield return slotNames;
        }

        if (column.Annotations.TryFindColumn(AnnotationKinds.CategoricalSlotRanges, out var ranges))
        {
            yield return ranges;
        }

        if (column.IsNormalizedShape())
        {
            yield return AnnotationShapes.IsNormalized;
        }
    }

    private static long[] Count(IDataView input, DataViewSchema.Column column)
    {
        using var cursor = input.GetRowCursor([column]);
        var counts = SlotCounts.Create(cursor, column);
        while (cursor.MoveNext())
        {
            counts.AddRow();
        }

        return counts.Counts;
    }

    private static DataViewSchema.Column Find(DataViewSchema schema, string name)
    {
        const string parameter = "Columns";
        var found = schema.GetColumnOrNull(name);
        Require.Param(found is not null, parameter, $"Source column '{name}' not found");
        var column = found.Value;
        Require.Param(
            column.Type is not VectorDataViewType { IsKnownSize: false }, parameter, $"Variable length column '{name}' is not allowed");
        return column;
    }
}
