using System.Numerics;
using Microsoft.ML.Data;
using Microsoft.ML.Offline;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms;

public sealed class MissingValueReplacingTransformer : OneToOneTransformerBase
{
    internal const string Name = "MissingValueReplacing";

    // The replacements of each column by slot; none if missing values become zero.
    private readonly double[][] _replacements;

    internal MissingValueReplacingTransformer(IHostEnvironment env, (string Output, string Input)[] columns, double[][] replacements)
        : base(env, columns)
        => _replacements = replacements;

    internal override string LoaderName => Name;

    internal static ITransformer Load(IHostEnvironment env, BinaryReader reader)
        => new MissingValueReplacingTransformer(env, reader.ReadColumnPairs(), reader.ReadArray(static r => r.ReadDoubles()));

    internal override IReadOnlyList<MappedColumn> MapColumns(DataViewSchema input)
    {
        var mapped = new MappedColumn[ColumnPairs.Length];
        for (var i = 0; i < mapped.Length; i++)
        {
            var (output, name) = ColumnPairs[i];
            var replacements = _replacements[i];
            var column = FindInput(input, name);
            var itemType = column.Type.ItemType();
            Require.Param(
                itemType == NumberDataViewType.Single || itemType == NumberDataViewType.Double,
                "inputSchema",
                $"Type '{itemType}' is not supported by NAReplaceTransform since it doesn't have an NA value");
            var annotations = new DataViewSchema.Annotations.Builder();
            annotations.Add(column.Annotations, static kind => kind is AnnotationKinds.SlotNames or AnnotationKinds.IsNormalized);
            mapped[i] = new MappedColumn(
                output,
                column.Type,
                annotations.ToAnnotations(),
                [name],
                row => itemType == NumberDataViewType.Single
                    ? CreateGetter(row, column, Array.ConvertAll(replacements, static value => (float)value))
                    : CreateGetter(row, column, replacements));
        }

        return mapped;
    }

    internal override void SaveContent(BinaryWriter writer)
    {
        writer.WriteColumnPairs(ColumnPairs);
        writer.Write(_replacements.Length);
        foreach (var column in _replacements)
        {
            writer.WriteDoubles(column);
        }
    }

    private static Delegate CreateGetter<T>(DataViewRow row, DataViewSchema.Column column, T[] replacements)
        where T : struct, IFloatingPointIeee754<T>
    {
        if (column.Type is not VectorDataViewType)
        {
            var getter = row.GetGetter<T>(column);
            return (ValueGetter<T>)((ref T value) =>
            {
                getter(ref value);
                value = Replace(value, 0);
            });
        }

        var vectorGetter = row.GetGetter<VBuffer<T>>(column);
        return (ValueGetter<VBuffer<T>>)((ref VBuffer<T> vector) =>
        {
            vectorGetter(ref vector);
            Require.State(
                replacements.Length == 0 || replacements.Length == vector.Length, $"Expected {replacements.Length} slots, but got {vector.Length}");
            var indices = vector.GetIndices();
            var isDense = vector.IsDense;
            var editor = VBufferEditor.CreateFromBuffer(ref vector);
            for (var i = 0; i < editor.Values.Length; i++)
            {
                editor.Values[i] = Replace(editor.Values[i], isDense ? i : indices[i]);
            }

            vector = editor.Commit();
        });

        T Replace(T value, int slot) => !T.IsNaN(value) ? value : replacements.Length == 0 ? T.Zero : replacements[slot];
    }
}
