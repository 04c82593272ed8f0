using Microsoft.ML.Data;
using Microsoft.ML.Offline;

namespace Microsoft.ML.Transforms;

public sealed class KeyToValueMappingTransformer : OneToOneTransformerBase
{
    internal const string Name = "KeyToValueMapping";

    internal KeyToValueMappingTransformer(string outputColumnName, string inputColumnName)
        : base(outputColumnName, inputColumnName)
    {
    }

    internal override string LoaderName => Name;

    internal static ITransformer Load(BinaryReader reader)
        => new KeyToValueMappingTransformer(reader.ReadString(), reader.ReadString());

    private protected override MappedColumn MapColumn(DataViewSchema.Column input)
    {
        var valuesType = input.Annotations.Schema.GetColumnOrNull(AnnotationKinds.KeyValues)?.Type as VectorDataViewType;
        Require.State(valuesType is not null, "Metadata KeyValues does not exist");
        if (input.Type.ItemType() is not KeyDataViewType { RawType: var raw } key || raw != typeof(uint))
        {
            throw Errors.SchemaMismatch("inputSchema", "input", InputName, "Key<UInt32>", input.Type.ToString()!);
        }

        Require.State((ulong)valuesType.Size == key.Count, "KeyValues metadata size does not match column type key count");

        var annotations = new DataViewSchema.Annotations.Builder();
        annotations.Add(input.Annotations, static kind => kind == AnnotationKinds.SlotNames);
        return new MappedColumn(
            OutputName,
            input.Type.WithItemType(valuesType.ItemType),
            annotations.ToAnnotations(),
            [InputName],
            row => Getters.Invoke<Delegate>(CreateGetter<int>, valuesType.ItemType.RawType, row, input));
    }

    private static Delegate CreateGetter<T>(DataViewRow row, DataViewSchema.Column column)
    {
        VBuffer<T> keyValues = default;
        column.Annotations.GetValue(AnnotationKinds.KeyValues, ref keyValues);
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
