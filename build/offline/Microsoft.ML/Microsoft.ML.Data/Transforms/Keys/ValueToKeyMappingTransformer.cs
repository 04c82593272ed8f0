using Microsoft.ML.Data;
using Microsoft.ML.Offline;

namespace Microsoft.ML.Transforms;

public sealed class ValueToKeyMappingTransformer : OneToOneTransformerBase
{
    internal const string Name = "ValueToKeyMapping";

    private readonly KeyMap _map;
    private readonly bool _keyValuesAsText;

    internal ValueToKeyMappingTransformer(
        string outputColumnName, string inputColumnName, bool keyValuesAsText, KeyMap map)
        : base(outputColumnName, inputColumnName)
    {
        _keyValuesAsText = keyValuesAsText;
        _map = map;
    }

    internal override string LoaderName => Name;

    internal static ITransformer Load(BinaryReader reader)
        => new ValueToKeyMappingTransformer(reader.ReadString(), reader.ReadString(), reader.ReadBoolean(), KeyMap.Load(reader));

    private protected override MappedColumn MapColumn(DataViewSchema.Column input)
    {
        var itemType = input.Type.ItemType();
        Require.State(
            itemType.Equals(_map.ItemType),
            $"Could not apply a map over type '{_map.ItemType}' to column '{InputName}' since it has type '{itemType}'");
        var annotations = new DataViewSchema.Annotations.Builder();
        _map.AddKeyValues(annotations, _keyValuesAsText);
        annotations.Add(input.Annotations, static kind => kind == AnnotationKinds.SlotNames);
        return new MappedColumn(
            OutputName,
            input.Type.WithItemType(_map.KeyType),
            annotations.ToAnnotations(),
            [InputName],
            row => _map.CreateGetter(row, input));
    }

    private protected override void SaveMapping(BinaryWriter writer)
    {
        writer.Write(_keyValuesAsText);
        _map.Save(writer);
    }
}
