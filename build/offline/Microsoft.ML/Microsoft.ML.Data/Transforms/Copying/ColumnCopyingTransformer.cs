using Microsoft.ML.Data;
using Microsoft.ML.Offline;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms;

public sealed class ColumnCopyingTransformer : OneToOneTransformerBase
{
    internal const string Name = "ColumnCopying";

    internal ColumnCopyingTransformer(IHostEnvironment env, params (string Output, string Input)[] columns)
        : base(env, columns)
    {
    }

    internal override string LoaderName => Name;

    internal static ITransformer Load(IHostEnvironment env, BinaryReader reader) => new ColumnCopyingTransformer(env, reader.ReadColumnPairs());

    internal override IReadOnlyList<MappedColumn> MapColumns(DataViewSchema input)
        => Array.ConvertAll(ColumnPairs, pair =>
        {
            var column = FindInput(input, pair.Input);
            return new MappedColumn(pair.Output, column.Type, column.Annotations, [pair.Input], row => Getters.Untyped(row, column));
        });

    internal override void SaveContent(BinaryWriter writer) => writer.WriteColumnPairs(ColumnPairs);
}
