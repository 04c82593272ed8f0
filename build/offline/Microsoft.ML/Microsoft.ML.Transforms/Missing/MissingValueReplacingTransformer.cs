using Microsoft.ML.Data;
using Microsoft.ML.Offline;

namespace Microsoft.ML.Transforms;

public sealed class MissingValueReplacingTransformer : OneToOneTransformerBase
{
    internal const string Name = "MissingValueReplacing";

    private readonly MissingReplacement[] _replacements;

    internal MissingValueReplacingTransformer(MissingReplacement[] replacements)
        : base(replacements[0].OutputName, replacements[0].InputName) => _replacements = replacements;

    internal override string LoaderName => Name;

    internal static ITransformer Load(BinaryReader reader)
    {
        var replacements = new MissingReplacement[reader.ReadInt32()];
        for (var i = 0; i < replacements.Length; i++)
        {
            replacements[i] = new MissingReplacement(reader.ReadString(), reader.ReadString(), reader.ReadSingle());
        }

        return new MissingValueReplacingTransformer(replacements);
    }

    internal override IReadOnlyList<MappedColumn> MapColumns(DataViewSchema input)
        => Array.ConvertAll(_replacements, replacement => Map(replacement, FindInput(input, replacement.InputName)));

    internal override void SaveContent(BinaryWriter writer)
    {
        writer.Write(_replacements.Length);
        foreach (var replacement in _replacements)
        {
            writer.Write(replacement.OutputName);
            writer.Write(replacement.InputName);
            writer.Write(replacement.Value);
        }
    }

    private protected override MappedColumn MapColumn(DataViewSchema.Column input) => Map(_replacements[0], input);

    private static MappedColumn Map(MissingReplacement replacement, DataViewSchema.Column input)
    {
        if (input.Type != NumberDataViewType.Single)
        {
            throw Errors.SchemaMismatch("inputSchema", "input", replacement.InputName, "Single", input.Type.ToString()!);
        }

        return new MappedColumn(
            replacement.OutputName,
            input.Type,
            DataViewSchema.Annotations.Empty,
            [replacement.InputName],
            row => CreateGetter(row.GetGetter<float>(input), replacement.Value));
    }

    private static ValueGetter<float> CreateGetter(ValueGetter<float> getter, float replacement) => (ref float value) =>
    {
        getter(ref value);
        value = float.IsNaN(value) ? replacement : value;
    };
}
