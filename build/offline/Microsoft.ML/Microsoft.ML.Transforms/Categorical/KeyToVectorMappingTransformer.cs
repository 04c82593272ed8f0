using Microsoft.ML.Data;
using Microsoft.ML.Offline;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms;

/// <summary>Makes of each key a vector that is one in the key's place and zero elsewhere. A missing key is all zeros.</summary>
internal sealed class KeyToVectorMappingTransformer : OneToOneTransformerBase
{
    internal const string Name = "KeyToVectorMapping";

    internal KeyToVectorMappingTransformer(IHostEnvironment env, params (string Output, string Input)[] columns)
        : base(env, columns)
    {
    }

    internal override string LoaderName => Name;

    internal static ITransformer Load(IHostEnvironment env, BinaryReader reader)
        => new KeyToVectorMappingTransformer(env, reader.ReadColumnPairs());

    internal override IReadOnlyList<MappedColumn> MapColumns(DataViewSchema input)
        => Array.ConvertAll(ColumnPairs, pair =>
        {
            var column = FindInput(input, pair.Input);
            var valueCount = column.Type.ValueCount();
            if (column.Type.ItemType() is not KeyDataViewType { RawType: var raw } key || raw != typeof(uint) || valueCount == 0)
            {
                throw Errors.SchemaMismatch("inputSchema", "input", pair.Input, "known-size vector or scalar of Key<UInt32>", column.Type.ToString()!);
            }

            var keyCount = checked((int)key.Count);
            var type = valueCount == 1
                ? new VectorDataViewType(NumberDataViewType.Single, keyCount)
                : new VectorDataViewType(NumberDataViewType.Single, valueCount, keyCount);
            return new MappedColumn(
                pair.Output, type, Describe(column, type, valueCount), [pair.Input], row => CreateGetter(row, column, valueCount, keyCount));
        });

    internal override void SaveContent(BinaryWriter writer) => writer.WriteColumnPairs(ColumnPairs);

    private static DataViewSchema.Annotations Describe(DataViewSchema.Column column, VectorDataViewType type, int valueCount)
    {
        var annotations = new DataViewSchema.Annotations.Builder();
        if (column.HasKeyValues())
        {
            SlotNames.Add(annotations, JoinNames(column, valueCount), type.Dimensions);
        }

        var keyCount = type.Size / valueCount;
        var firsts = Enumerable.Range(0, valueCount).Select(value => value * keyCount);
        CategoricalSlotRanges.Add(annotations, [.. firsts.SelectMany(first => new[] { first, first + keyCount - 1 })]);
        annotations.AddPrimitiveValue(AnnotationKinds.IsNormalized, BooleanDataViewType.Instance, true);
        return annotations.ToAnnotations();
    }

    /// <summary>A slot is named after its key value, and in a vector after the slot the key was in as well.</summary>
    private static ReadOnlyMemory<char>[] JoinNames(DataViewSchema.Column column, int valueCount)
    {
        VBuffer<ReadOnlyMemory<char>> keyValues = default;
        column.GetKeyValues(ref keyValues);
        ReadOnlyMemory<char>[] keyNames = [.. keyValues.DenseValues()];
        if (column.Type is not VectorDataViewType)
        {
            return keyNames;
        }

        var slotNames = new ReadOnlyMemory<char>[valueCount];
        if (column.HasSlotNames())
        {
            VBuffer<ReadOnlyMemory<char>> names = default;
            column.GetSlotNames(ref names);
            names.CopyTo(slotNames);
        }

        return
        [
            .. slotNames.SelectMany((name, slot) =>
            {
                var prefix = name.IsEmpty ? $"[{slot}]" : name.ToString();
                return keyNames.Select(keyName => $"{prefix}.{keyName}".AsMemory());
            }),
        ];
    }

    private static ValueGetter<VBuffer<float>> CreateGetter(DataViewRow row, DataViewSchema.Column column, int valueCount, int keyCount)
    {
        var getKeys = column.Type is VectorDataViewType ? row.GetGetter<VBuffer<uint>>(column) : AsVector(row.GetGetter<uint>(column));
        VBuffer<uint> keys = default;
        return (ref VBuffer<float> indicators) =>
        {
            getKeys(ref keys);
            Require.State(keys.Length == valueCount, $"Expected {valueCount} slots, but got {keys.Length}");
            var editor = VBufferEditor.Create(ref indicators, valueCount * keyCount, valueCount, requireIndicesOnDense: true);
            var count = 0;
            foreach (var (slot, key) in keys.Items())
            {
                if (key > 0 && key <= keyCount)
                {
                    editor.Values[count] = 1;
                    editor.Indices[count++] = (slot * keyCount) + (int)key - 1;
                }
            }

            indicators = editor.CommitTruncated(count);
        };
    }

    private static ValueGetter<VBuffer<uint>> AsVector(ValueGetter<uint> getter) => (ref VBuffer<uint> value) =>
    {
        var editor = VBufferEditor.Create(ref value, 1);
        getter(ref editor.Values[0]);
        value = editor.Commit();
    };
}
