using Microsoft.ML.Data;
using Microsoft.ML.Offline;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms;

public sealed class NormalizingEstimator : IEstimator<NormalizingTransformer>
{
    private readonly IHostEnvironment _env;
    private readonly NormalizerSettings _settings;
    private readonly (string Output, string Input)[] _columns;

    internal NormalizingEstimator(IHostEnvironment env, NormalizerSettings settings, params (string Output, string Input)[] columns)
    {
        _env = env;
        _settings = settings;
        _columns = columns;
        foreach (var (output, input) in columns)
        {
            Require.NotEmpty(output, "outputColumnName");
            Require.NotEmpty(input, "inputColumnName");
        }

        Require.Param(settings.MaximumExampleCount > 1, "maximumExampleCount", "Must be greater than 1");
    }

    public NormalizingTransformer Fit(IDataView input)
    {
        var schema = Require.NotNull(input).Schema;
        var columns = Array.ConvertAll(_columns, pair => OneToOneTransformerBase.FindInput(schema, pair.Input));
        using var cursor = input.GetRowCursor(columns);
        var fits = Array.ConvertAll(columns, column => NormalizerFit.Create(_settings, cursor, column));
        for (var rows = 0L; rows < _settings.MaximumExampleCount && cursor.MoveNext(); rows++)
        {
            foreach (var fit in fits)
            {
                fit.AddRow();
            }
        }

        return new NormalizingTransformer(
            _env,
            _columns,
            Array.ConvertAll(columns, static column => column.Type),
            Array.ConvertAll(fits, static fit => fit.ToFunction()));
    }

    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        var columns = Require.NotNull(inputSchema).ToDictionary(static column => column.Name);
        foreach (var (output, input) in _columns)
        {
            if (!inputSchema.TryFindColumn(input, out var column))
            {
                throw Errors.MissingColumn(nameof(inputSchema), "input", input);
            }

            if (column.Kind == SchemaShape.Column.VectorKind.VariableVector)
            {
                throw Errors.SchemaMismatch(nameof(inputSchema), "input", input, "known-size vector or scalar", column.GetTypeString());
            }

            if (column.ItemType != NumberDataViewType.Single && column.ItemType != NumberDataViewType.Double)
            {
                throw Errors.SchemaMismatch(
                    nameof(inputSchema), "input", input, "vector or scalar of Single or Double", column.GetTypeString());
            }

            List<SchemaShape.Column> annotations = [AnnotationShapes.IsNormalized];
            if (column.Annotations.TryFindColumn(AnnotationKinds.SlotNames, out var slotNames))
            {
                annotations.Add(slotNames);
            }

            columns[output] = new(output, column.Kind, column.ItemType, column.IsKey, new SchemaShape(annotations));
        }

        return new SchemaShape(columns.Values);
    }
}
