using Microsoft.ML.Data;
using Microsoft.ML.Offline;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms;

public sealed class MissingValueReplacingEstimator : IEstimator<MissingValueReplacingTransformer>
{
    private readonly IHostEnvironment _env;
    private readonly (string Output, string Input)[] _columns;
    private readonly ReplacementMode _mode;

    internal MissingValueReplacingEstimator(
        IHostEnvironment env, (string Output, string Input)[] columns, ReplacementMode mode, bool imputeBySlot)
    {
        if (mode is not (ReplacementMode.DefaultValue or ReplacementMode.Mean) || !(imputeBySlot || mode == ReplacementMode.DefaultValue))
        {
            throw new NotSupportedException("This stand-in for ML.NET replaces missing values by zero, or by the mean of their slot.");
        }

        _env = env;
        _columns = columns;
        _mode = mode;
    }

    public enum ReplacementMode : byte
    {
        DefaultValue = 0,
        Mean = 1,
        Minimum = 2,
        Maximum = 3,
        Mode = 5,
    }

    public MissingValueReplacingTransformer Fit(IDataView input)
    {
        var schema = Require.NotNull(input).Schema;
        var columns = Array.ConvertAll(_columns, pair => OneToOneTransformerBase.FindInput(schema, pair.Input));
        foreach (var column in columns)
        {
            CheckItemType(column.Type.ItemType());
            Require.State(
                _mode == ReplacementMode.DefaultValue || column.Type.ValueCount() > 0,
                "This stand-in for ML.NET takes means of columns of known size only.");
        }

        var replacements = _mode == ReplacementMode.Mean
            ? MeanReplacements.Compute(input, columns)
            : Array.ConvertAll(columns, static _ => Array.Empty<double>());
        return new MissingValueReplacingTransformer(_env, _columns, replacements);
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

            CheckItemType(column.ItemType);
            var annotations = column.Annotations.Where(
                static annotation => annotation.Name is AnnotationKinds.SlotNames or AnnotationKinds.IsNormalized);
            columns[output] = new(output, column.Kind, column.ItemType, isKey: false, new SchemaShape(annotations));
        }

        return new SchemaShape(columns.Values);
    }

    private static void CheckItemType(DataViewType type)
        => Require.Param(
            type == NumberDataViewType.Single || type == NumberDataViewType.Double,
            "inputSchema",
            $"Type '{type}' is not supported by NAReplaceTransform since it doesn't have an NA value");
}
