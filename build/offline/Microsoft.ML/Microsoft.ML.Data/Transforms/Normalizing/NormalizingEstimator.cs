using Microsoft.ML.Data;
using Microsoft.ML.Offline;

namespace Microsoft.ML.Transforms;

public sealed class NormalizingEstimator : IEstimator<NormalizingTransformer>
{
    private readonly NormalizerSettings _settings;
    private readonly string _output;
    private readonly string _input;

    internal NormalizingEstimator(NormalizerSettings settings, string outputColumnName, string inputColumnName)
    {
        _settings = settings;
        _output = Require.NotEmpty(outputColumnName);
        _input = Require.NotEmpty(inputColumnName);
        Require.Param(settings.MaximumExampleCount > 1, "maximumExampleCount", "Must be greater than 1");
    }

    public NormalizingTransformer Fit(IDataView input)
    {
        var column = OneToOneTransformerBase.FindInput(Require.NotNull(input).Schema, _input);
        using var cursor = input.GetRowCursor([column]);
        var fit = NormalizerFit.Create(_settings, cursor, column);
        for (var rows = 0L; rows < _settings.MaximumExampleCount && cursor.MoveNext(); rows++)
        {
            fit.AddRow();
        }

        return new NormalizingTransformer(_output, _input, column.Type, fit.ToFunction());
    }

    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        var column = Require.NotNull(inputSchema).FindInput(_input);
        if (column.Kind == SchemaShape.Column.VectorKind.VariableVector)
        {
            throw Errors.SchemaMismatch(nameof(inputSchema), "input", _input, "known-size vector or scalar", column.GetTypeString());
        }

        if (column.ItemType != NumberDataViewType.Single && column.ItemType != NumberDataViewType.Double)
        {
            throw Errors.SchemaMismatch(
                nameof(inputSchema), "input", _input, "vector or scalar of Single or Double", column.GetTypeString());
        }

        List<SchemaShape.Column> annotations = [AnnotationShapes.IsNormalized];
        if (column.Annotations.TryFindColumn(AnnotationKinds.SlotNames, out var slotNames))
        {
            annotations.Add(slotNames);
        }

        return inputSchema.With(new SchemaShape.Column(_output, column.Kind, column.ItemType, column.IsKey, new SchemaShape(annotations)));
    }
}
