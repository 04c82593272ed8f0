using Microsoft.ML.Data;
using Microsoft.ML.Offline;

namespace Microsoft.ML.Transforms;

public sealed class NormalizingTransformer : OneToOneTransformerBase
{
    internal const string Name = "Normalizing";

    private readonly DataViewType _type;
    private readonly NormalizingFunction _function;

    internal NormalizingTransformer(
        string outputColumnName, string inputColumnName, DataViewType type, NormalizingFunction function)
        : base(outputColumnName, inputColumnName)
    {
        _type = type;
        _function = function;
    }

    internal override string LoaderName => Name;

    internal static ITransformer Load(BinaryReader reader)
    {
        var output = reader.ReadString();
        var input = reader.ReadString();
        var type = reader.ReadType();
        return new NormalizingTransformer(output, input, type, NormalizingFunction.Load(reader, type.ItemType()));
    }

    private protected override MappedColumn MapColumn(DataViewSchema.Column input)
    {
        CheckType(input);
        var annotations = new DataViewSchema.Annotations.Builder();
        annotations.AddPrimitiveValue(AnnotationKinds.IsNormalized, BooleanDataViewType.Instance, true);
        annotations.Add(input.Annotations, static kind => kind == AnnotationKinds.SlotNames);
        return new MappedColumn(
            OutputName, _type, annotations.ToAnnotations(), [InputName], row => _function.CreateGetter(row, input));
    }

    private protected override void SaveMapping(BinaryWriter writer)
    {
        writer.WriteType(_type);
        _function.Save(writer);
    }

    private static void CheckType(DataViewSchema.Column column)
    {
        const string expected = "scalar or known-size vector of Single";
        if (column.Type is VectorDataViewType { IsKnownSize: false })
        {
            throw Errors.SchemaMismatch("inputSchema", "input", column.Name, expected, "variable-size vector");
        }

        var itemType = column.Type.ItemType();
        if (itemType != NumberDataViewType.Single && itemType != NumberDataViewType.Double)
        {
            throw Errors.SchemaMismatch("inputSchema", "input", column.Name, expected, column.Type.ToString()!);
        }
    }
}
