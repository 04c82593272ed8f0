using Microsoft.ML.Offline;

namespace Microsoft.ML.Data;

/// <summary>Makes one vector of scalars and vectors.</summary>
public sealed class ColumnConcatenatingTransformer : RowToRowTransformerBase
{
    internal const string Name = "ColumnConcatenating";

    private readonly string _output;
    private readonly string[] _inputs;

    internal ColumnConcatenatingTransformer(string outputColumnName, string[] inputColumnNames)
    {
        _output = outputColumnName;
        _inputs = inputColumnNames;
    }

    internal override string LoaderName => Name;

    internal static ITransformer Load(BinaryReader reader)
        => new ColumnConcatenatingTransformer(reader.ReadString(), reader.ReadStrings());

    internal override IReadOnlyList<MappedColumn> MapColumns(DataViewSchema input)
    {
        var columns = Array.ConvertAll(
            _inputs, name => input.GetColumnOrNull(name) ?? throw Errors.MissingColumn("inputSchema", "input", name));
        if (columns is [{ Type: VectorDataViewType } only])
        {
            return [new MappedColumn(_output, only.Type, only.Annotations, _inputs, row => Getters.Untyped(row, only))];
        }

        var itemType = columns[0].Type.ItemType();
        var size = 0;
        foreach (var column in columns)
        {
            if (!column.Type.ItemType().Equals(itemType))
            {
                throw Errors.SchemaMismatch("inputSchema", "input", column.Name, itemType.ToString()!, column.Type.ToString()!);
            }

            size = checked(size + column.Type.ValueCount());
        }

        // With a vector of unknown size in it, so is the whole.
        size = columns.Any(static column => column.Type.ValueCount() == 0) ? 0 : size;
        return
        [
            new MappedColumn(
                _output,
                new VectorDataViewType((PrimitiveDataViewType)itemType, size),
                ConcatenatedAnnotations.Create(columns, size),
                _inputs,
                row => Getters.Invoke<Delegate>(CreateGetter<int>, itemType.RawType, row, columns)),
        ];
    }

    internal override void SaveContent(BinaryWriter writer)
    {
        writer.Write(_output);
        writer.WriteStrings(_inputs);
    }

    private static Delegate CreateGetter<T>(DataViewRow row, DataViewSchema.Column[] columns)
    {
        var getters = Array.ConvertAll(columns, column => AsVector<T>(row, column));
        var parts = new VBuffer<T>[columns.Length];
        return (ValueGetter<VBuffer<T>>)((ref VBuffer<T> value) =>
        {
            var length = 0;
            var count = 0;
            for (var i = 0; i < parts.Length; i++)
            {
                getters[i](ref parts[i]);
                length += parts[i].Length;
                count += parts[i].GetValues().Length;
            }

            value = count <= length / 2 ? JoinSparse(parts, value, length, count) : JoinDense(parts, value, length);
        });
    }

    private static ValueGetter<VBuffer<T>> AsVector<T>(DataViewRow row, DataViewSchema.Column column)
    {
        if (column.Type is VectorDataViewType vector)
        {
            var getter = row.GetGetter<VBuffer<T>>(column);
            return (ref VBuffer<T> value) =>
            {
                getter(ref value);
                Require.State(
                    vector.Size == 0 || vector.Size == value.Length,
                    $"Column '{column.Name}': expected {vector.Size} slots, but got {value.Length}");
            };
        }

        var scalar = row.GetGetter<T>(column);
        return (ref VBuffer<T> value) =>
        {
            var editor = VBufferEditor.Create(ref value, 1);
            scalar(ref editor.Values[0]);
            value = editor.Commit();
        };
    }

    private static VBuffer<T> JoinDense<T>(VBuffer<T>[] parts, VBuffer<T> reused, int length)
    {
        var editor = VBufferEditor.Create(ref reused, length);
        var offset = 0;
        foreach (var part in parts)
        {
            part.CopyTo(editor.Values[offset..]);
            offset += part.Length;
        }

        return editor.Commit();
    }

    private static VBuffer<T> JoinSparse<T>(VBuffer<T>[] parts, VBuffer<T> reused, int length, int count)
    {
        var editor = VBufferEditor.Create(ref reused, length, count);
        var offset = 0;
        var next = 0;
        foreach (var part in parts)
        {
            var values = part.GetValues();
            var indices = part.GetIndices();
            for (var i = 0; i < values.Length; i++)
            {
                editor.Values[next] = values[i];
                editor.Indices[next++] = offset + (part.IsDense ? i : indices[i]);
            }

            offset += part.Length;
        }

        return editor.Commit();
    }
}
