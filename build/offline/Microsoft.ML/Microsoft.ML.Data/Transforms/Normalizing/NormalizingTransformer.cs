using Microsoft.ML.Data;
using Microsoft.ML.Offline;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms;

public sealed class NormalizingTransformer : OneToOneTransformerBase
{
    internal const string Name = "Normalizing";

    private readonly DataViewType[] _types;
    private readonly NormalizingFunction[] _functions;

    internal NormalizingTransformer(
        IHostEnvironment env, (string Output, string Input)[] columns, DataViewType[] types, NormalizingFunction[] functions)
        : base(env, columns)
    {
        _types = types;
        _functions = functions;
    }

    internal override string LoaderName => Name;

    public NormalizerModelParametersBase GetNormalizerModelParameters(int index)
    {
        Require.Param(
            index >= 0 && index < _functions.Length,
            nameof(index),
            $"Not valid. Valid range is from 0 (inclusive) to {_functions.Length} (exclusive) but got {index}.");
        return _functions[index].GetParameters(_types[index] is VectorDataViewType);
    }

    internal static ITransformer Load(IHostEnvironment env, BinaryReader reader)
    {
        var columns = reader.ReadColumnPairs();
        var types = new DataViewType[columns.Length];
        var functions = new NormalizingFunction[columns.Length];
        for (var i = 0; i < columns.Length; i++)
        {
            types[i] = reader.ReadType();
            functions[i] = NormalizingFunction.Load(reader, types[i].ItemType());
        }

        return new NormalizingTransformer(env, columns, types, functions);
    }

    internal override IReadOnlyList<MappedColumn> MapColumns(DataViewSchema input)
    {
        var mapped = new MappedColumn[ColumnPairs.Length];
        for (var i = 0; i < mapped.Length; i++)
        {
            var (output, name) = ColumnPairs[i];
            var column = FindInput(input, name);
            CheckType(column);
            var annotations = new DataViewSchema.Annotations.Builder();
            annotations.AddPrimitiveValue(AnnotationKinds.IsNormalized, BooleanDataViewType.Instance, true);
            annotations.Add(column.Annotations, static kind => kind == AnnotationKinds.SlotNames);
            var function = _functions[i];
            mapped[i] = new MappedColumn(
                output, _types[i], annotations.ToAnnotations(), [name], row => function.CreateGetter(row, column));
        }

        return mapped;
    }

    internal override void SaveContent(BinaryWriter writer)
    {
        writer.WriteColumnPairs(ColumnPairs);
        for (var i = 0; i < _functions.Length; i++)
        {
            writer.WriteType(_types[i]);
            _functions[i].Save(writer);
        }
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

    /// <summary>What a normalizer has learned of a column.</summary>
    public abstract class NormalizerModelParametersBase
    {
        private protected NormalizerModelParametersBase()
        {
        }
    }

    /// <summary>Shift and scale: (value - offset) * scale. A vector without offsets has none.</summary>
    public sealed class AffineNormalizerModelParameters<TData> : NormalizerModelParametersBase
    {
        internal AffineNormalizerModelParameters(TData scale, TData offset)
        {
            Scale = scale;
            Offset = offset;
        }

        public TData Scale { get; }

        public TData Offset { get; }
    }
}
