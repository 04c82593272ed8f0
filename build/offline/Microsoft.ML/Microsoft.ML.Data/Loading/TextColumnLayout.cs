using Microsoft.ML.Data;

namespace Microsoft.ML.Offline;

/// <summary>Which fields of a line a column is made of, in order, and of what type it is.</summary>
/// <param name="Name">The name of the column.</param>
/// <param name="Type">The type of the column.</param>
/// <param name="Fields">The fields of a column of fixed size.</param>
/// <param name="VariableStart">The first field of those up to the end of the line, if there are such.</param>
internal sealed record TextColumnLayout(string Name, DataViewType Type, int[] Fields, int? VariableStart)
{
    internal static TextColumnLayout Create(TextLoader.Column column, TextSample sample)
    {
        Require.NotEmpty(column.Name, nameof(column.Name));
        Require.Param(column.Source is { Length: > 0 }, nameof(column.Source), "Must specify some source column indices");

        List<int> fields = [];
        int? variableStart = null;
        foreach (var range in column.Source)
        {
            if (range is { VariableEnd: true, Max: null })
            {
                variableStart = range.Min;
                continue;
            }

            var last = range.Max ?? (range.AutoEnd ? LastField(range, sample) : range.Min);
            fields.AddRange(Enumerable.Range(range.Min, last - range.Min + 1));
        }

        Require.Param(fields.Distinct().Count() == fields.Count, nameof(column.Source),
            $"Intervals specified for column '{column.Name}' overlap");

        var item = column.DataKind.ColumnType();
        if (column.KeyCount is { } keyCount)
        {
            item = new KeyDataViewType(item.RawType, keyCount.Count ?? uint.MaxValue);
        }

        DataViewType type = variableStart is not null ? new VectorDataViewType(item)
            : fields.Count > 1 || column.Source[0].ForceVector || column.Source[0].AutoEnd ? new VectorDataViewType(item, fields.Count)
            : item;
        return new(column.Name.Trim(), type, [.. fields], variableStart);
    }

    /// <summary>The names in the header are those of the slots of a vector.</summary>
    internal DataViewSchema.Annotations AnnotationsOf(TextSample sample)
    {
        if (sample.Header is not { } header || !Type.IsKnownSizeVector())
        {
            return DataViewSchema.Annotations.Empty;
        }

        var names = Array.ConvertAll(Fields, field => field < header.Length ? header[field].Trim().AsMemory() : default);
        if (Array.TrueForAll(names, static name => name.IsEmpty))
        {
            return DataViewSchema.Annotations.Empty;
        }

        var builder = new DataViewSchema.Annotations.Builder();
        builder.Add(
            AnnotationKinds.SlotNames,
            new VectorDataViewType(TextDataViewType.Instance, names.Length),
            (ref VBuffer<ReadOnlyMemory<char>> destination) => VBuffer<ReadOnlyMemory<char>>.Copy(names, 0, ref destination, names.Length));
        return builder.ToAnnotations();
    }

    private static int LastField(TextLoader.Range range, TextSample sample)
    {
        Require.Param(range.Min < sample.FieldCount, nameof(range.Min),
            $"Column #{range.Min} not found in the dataset (it only has {sample.FieldCount} columns)");
        return sample.FieldCount - 1;
    }
}
