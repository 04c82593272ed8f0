using Microsoft.ML.Data;
using Microsoft.ML.Offline;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms;

/// <summary>Keeps the slots in which enough rows have a value.</summary>
public sealed class CountFeatureSelectingEstimator : IEstimator<ITransformer>
{
    private readonly IHostEnvironment _env;
    private readonly (string Output, string Input)[] _columns;
    private readonly long _count;

    internal CountFeatureSelectingEstimator(IHostEnvironment env, (string Output, string Input)[] columns, long count)
    {
        Require.Param(columns.Length > 0, nameof(columns));
        Require.Param(count >= 0, nameof(count), "Must be non-negative.");
        _env = env;
        _columns = columns;
        _count = count;
    }

    public ITransformer Fit(IDataView input)
    {
        Require.NotNull(input);
        var columns = Array.ConvertAll(_columns, pair => Find(input.Schema, pair.Input));
        var counts = Count(input, columns);

        List<(string Output, string Input)> copied = [];
        List<(string Output, string Input)> sliced = [];
        List<int[]> dropped = [];
        using var channel = _env.Start("Dropping Slots");
        for (var i = 0; i < columns.Length; i++)
        {
            int[] slots = [.. Enumerable.Range(0, counts[i].Length).Where(slot => counts[i][slot] < _count)];
            channel.Info(
                MessageSensitivity.Schema,
                "Selected {0} slots out of {1} in column '{2}'",
                counts[i].Length - slots.Length,
                counts[i].Length,
                columns[i].Name);
            if (slots.Length == 0)
            {
                copied.Add(_columns[i]);
            }
            else
            {
                sliced.Add(_columns[i]);
                dropped.Add(slots);
            }
        }

        var copying = copied.Count > 0 ? new ColumnCopyingTransformer(_env, [.. copied]) : null;
        var dropping = sliced.Count > 0 ? new SlotsDroppingTransformer(_env, [.. sliced], [.. dropped]) : null;
        return (copying, dropping) switch
        {
            (not null, null) => copying,
            (null, not null) => dropping,
            _ => new TransformerChain<ITransformer>(copying!, dropping!),
        };
    }

    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        var columns = Require.NotNull(inputSchema).ToDictionary(static column => column.Name);
        foreach (var (output, input) in _columns)
        {
            if (!inputSchema.TryFindColumn(input, out var column))
            {
                throw Errors.MissingColumn(nameof(inputSchema), "input", input);
            }

            Require.Param(
                column.ItemType == NumberDataViewType.Single || column.ItemType == NumberDataViewType.Double || column.ItemType is TextDataViewType,
                nameof(inputSchema),
                $"Column '{input}' does not have compatible type. Expected types are float, double or string.");
            Require.Param(
                column.Kind != SchemaShape.Column.VectorKind.VariableVector,
                nameof(inputSchema),
                $"Variable length column '{column.Name}' is not allowed");
            columns[output] = new(output, column.Kind, column.ItemType, isKey: false, new SchemaShape(KeptAnnotations(column)));
        }

        return new SchemaShape(columns.Values);
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

    private static long[][] Count(IDataView input, DataViewSchema.Column[] columns)
    {
        using var cursor = input.GetRowCursor(columns);
        var counts = Array.ConvertAll(columns, column => SlotCounts.Create(cursor, column));
        while (cursor.MoveNext())
        {
            foreach (var column in counts)
            {
                column.AddRow();
            }
        }

        return Array.ConvertAll(counts, static column => column.Counts);
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
