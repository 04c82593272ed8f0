using Microsoft.ML.Data;
using Microsoft.ML.Offline;

namespace Microsoft.ML.Transforms;

public sealed class ColumnCopyingTransformer : OneToOneTransformerBase
{
    internal const string Name = "ColumnCopying";

    internal ColumnCopyingTransformer(string outputColumnName, string inputColumnName)
        : base(outputColumnName, inputColumnName)
    {
    }

    internal override string LoaderName => Name;

    internal static ITransformer Load(BinaryReader reader)
        => new ColumnCopyingTransformer(reader.ReadString(), reader.ReadString());

    private protected override MappedColumn MapColumn(DataViewSchema.Column input)
        => new(OutputName, input.Type, input.Annotations, [InputName], row => Getters.Untyped(row, input));
}
