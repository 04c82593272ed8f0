using Microsoft.ML.Data;
using Microsoft.ML.Offline;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms;

public sealed class ValueToKeyMappingTransformer : OneToOneTransformerBase
{
    internal const string Name = "ValueToKeyMapping";

    private readonly KeyMap[] _maps;
    private readonly bool _keyValuesAsText;

    internal ValueToKeyMappingTransformer(IHostEnvironment env, (string Output, string Input)[] columns, KeyMap[] maps, bool keyValuesAsText)
        : base(env, columns)
    {
        _maps = maps;
        _keyValuesAsText = keyValuesAsText;
    }

    internal override string LoaderName => Name;

    internal static ITransformer Load(IHostEnvironment env, BinaryReader reader)
    {
        var columns = reader.ReadColumnPairs();
        var keyValuesAsText = reader.ReadBoolean();
        var maps = Array.ConvertAll(columns, _ => KeyMap.Load(reader));
        return new ValueToKeyMappingTransformer(env, columns, maps, keyValuesAsText);
    }

    internal override IReadOnlyList<MappedColumn> MapColumns(DataViewSchema input)
    {
        var mapped = new MappedColumn[_maps.Length];
        for (var i = 0; i < mapped.Length; i++)
        {
            var (output, name) = ColumnPairs[i];
            var map = _maps[i];
            var column = FindInput(input, name);
            Require.State(
                column.Type.ItemType().Equals(map.ItemType),
                $"Could not apply a map over type '{map.ItemType}' to column '{name}' since it has type '{column.Type.ItemType()}'");
            var annotations = new DataViewSchema.Annotations.Builder();
            map.AddKeyValues(annotations, _keyValuesAsText);
            annotations.Add(column.Annotations, static kind => kind == AnnotationKinds.SlotNames);
            DataViewType type = column.Type is VectorDataViewType vector ? new VectorDataViewType(map.KeyType, vector.Dimensions) : map.KeyType;
            mapped[i] = new MappedColumn(output, type, annotations.ToAnnotations(), [name], row => map.CreateGetter(row, column));
        }

        return mapped;
    }

    internal override void SaveContent(BinaryWriter writer)
    {
        writer.WriteColumnPairs(ColumnPairs);
        writer.Write(_keyValuesAsText);
        foreach (var map in _maps)
        {
            map.Save(writer);
        }
    }
}
