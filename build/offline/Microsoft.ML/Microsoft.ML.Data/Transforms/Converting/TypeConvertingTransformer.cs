using Microsoft.ML.Data;
using Microsoft.ML.Offline;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms;

public sealed class TypeConvertingTransformer : OneToOneTransformerBase
{
    internal const string Name = "TypeConverting";

    private readonly DataKind _outputKind;

    internal TypeConvertingTransformer(IHostEnvironment env, DataKind outputKind, (string Output, string Input)[] columns)
        : base(env, columns)
    {
        _outputKind = outputKind;
        ItemType = outputKind switch
        {
            DataKind.Single => NumberDataViewType.Single,
            DataKind.Double => NumberDataViewType.Double,
            _ => throw new NotSupportedException($"This stand-in for ML.NET does not convert to {outputKind}."),
        };
    }

    internal NumberDataViewType ItemType { get; }

    internal override string LoaderName => Name;

    internal static ITransformer Load(IHostEnvironment env, BinaryReader reader)
        => new TypeConvertingTransformer(env, (DataKind)reader.ReadByte(), reader.ReadColumnPairs());

    internal override IReadOnlyList<MappedColumn> MapColumns(DataViewSchema input)
        => Array.ConvertAll(ColumnPairs, pair =>
        {
            var column = FindInput(input, pair.Input);
            Require.Param(
                NumberConversions.CanConvert(column.Type.ItemType()),
                "inputSchema",
                $"source column '{pair.Input}' with item type '{column.Type}' is not compatible with destination type '{ItemType}'");
            DataViewType type = column.Type is VectorDataViewType vector ? new VectorDataViewType(ItemType, vector.Dimensions) : ItemType;
            return new MappedColumn(
                pair.Output,
                type,
                Describe(column),
                [pair.Input],
                row => _outputKind == DataKind.Single
                    ? NumberConversions.CreateGetter<float>(row, column)
                    : NumberConversions.CreateGetter<double>(row, column));
        });

    internal override void SaveContent(BinaryWriter writer)
    {
        writer.Write((byte)_outputKind);
        writer.WriteColumnPairs(ColumnPairs);
    }

    private static DataViewSchema.Annotations Describe(DataViewSchema.Column column)
    {
        var annotations = new DataViewSchema.Annotations.Builder();
        annotations.Add(
            column.Annotations,
            kind => (kind == AnnotationKinds.SlotNames && column.Type.IsKnownSizeVector())
                || (kind == AnnotationKinds.IsNormalized && column.Type.ItemType() is NumberDataViewType));
        if (column.Type is BooleanDataViewType)
        {
            annotations.AddPrimitiveValue(AnnotationKinds.IsNormalized, BooleanDataViewType.Instance, true);
        }

        return annotations.ToAnnotations();
    }
}
