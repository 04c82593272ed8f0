using Microsoft.ML.Data;
using Microsoft.ML.Offline;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms;

public sealed class KeyToValueMappingTransformer : OneToOneTransformerBase
{
    internal const string Name = "KeyToValueMapping";

    internal KeyToValueMappingTransformer(IHostEnvironment env, params (string Output, string Input)[] columns)
        : base(env, columns)
    {
    }

    internal override string LoaderName => Name;

    internal static ITransformer Load(IHostEnvironment env, BinaryReader reader)
        => new KeyToValueMappingTransformer(env, reader.ReadColumnPairs());

    internal override IReadOnlyList<MappedColumn> MapColumns(DataViewSchema input)
        => Array.ConvertAll(ColumnPairs, pair =>
        {
            var column = FindInput(input, pair.Input);
            var valuesType = column.Annotations.Schema.GetColumnOrNull(AnnotationKinds.KeyValues)?.Type as VectorDataViewType;
            Require.State(valuesType is not null, "Metadata KeyValues does not exist");
            if (column.Type.ItemType() is not KeyDataViewType { RawType: var raw } key || raw != typeof(uint))
            {
                throw Errors.SchemaMismatch("inputSchema", "input", pair.Input, "Key<UInt32>", column.Type.ToString()!);
            }

            Require.State((ulong)valuesType.Size == key.Count, "KeyValues metadata size does not match column type key count");

            var annotations = new DataViewSchema.Annotations.Builder();
            annotations.Add(column.Annotations, static kind => kind == AnnotationKinds.SlotNames);
            DataViewType type = column.Type is VectorDataViewType vector
                ? new VectorDataViewType(valuesType.ItemType, vector.Dimensions)
                : valuesType.ItemType;
            return new MappedColumn(
                pair.Output,
                type,
                annotations.ToAnnotations(),
                [pair.Input],
                row => Getters.Invoke<Delegate>(CreateGetter<int>, valuesType.ItemType.RawType, row, column));
        });

    internal override void SaveContent(BinaryWriter writer) => writer.WriteColumnPairs(ColumnPairs);

    private static Delegate CreateGetter<T>(DataViewRow row, DataViewSchema.Column column)
    {
        VBuffer<T> keyValues = default;
        column.GetKeyValues(ref keyValues);
        T[] values = [.. keyValues.DenseValues()];
        if (column.Type is not VectorDataViewType)
        {
            var getKey = row.GetGetter<uint>(column);
            var key = 0u;
            return (ValueGetter<T>)((ref T value) =>
            {
                getKey(ref key);
                value = ValueOf(key);
            });
        }

        var getKeys = row.GetGetter<VBuffer<uint>>(column);
        VBuffer<uint> keys = default;
        return (ValueGetter<VBuffer<T>>)((ref VBuffer<T> mapped) =>
        {
            getKeys(ref keys);
            var editor = VBufferEditor.Create(ref mapped, keys.Length);
            var slot = 0;
            foreach (var next in keys.DenseValues())
            {
                editor.Values[slot++] = ValueOf(next);
            }

            mapped = editor.Commit();
        });

        T ValueOf(uint place) => place - 1 < (uint)values.Length ? values[place - 1] : MissingValues.Missing<T>();
    }
}
