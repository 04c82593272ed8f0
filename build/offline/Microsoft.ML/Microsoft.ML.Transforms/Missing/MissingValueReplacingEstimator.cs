using Microsoft.ML.Data;
using Microsoft.ML.Offline;

namespace Microsoft.ML.Transforms;

/// <summary>Puts the mean of the values that are there in the place of those that are not.</summary>
public sealed class MissingValueReplacingEstimator : IEstimator<MissingValueReplacingTransformer>
{
    private readonly InputOutputColumnPair[] _columns;

    internal MissingValueReplacingEstimator(InputOutputColumnPair[] columns)
    {
        Require.Param(columns is { Length: > 0 }, nameof(columns), "There must be at least one column.");
        _columns = columns;
    }

    public enum ReplacementMode : byte
    {
        DefaultValue = 0,
        Mean = 1,
    }

    public MissingValueReplacingTransformer Fit(IDataView input)
    {
        var schema = Require.NotNull(input).Schema;
        var columns = Array.ConvertAll(_columns, pair => OneToOneTransformerBase.FindInput(schema, pair.InputColumnName));
        foreach (var column in columns)
        {
            RequireSingle(column.Type == NumberDataViewType.Single, column.Name, column.Type);
        }

        using var cursor = input.GetRowCursor(columns);
        var means = Array.ConvertAll(columns, column => new MeanOfPresent(cursor.GetGetter<float>(column)));
        while (cursor.MoveNext())
        {
            foreach (var mean in means)
            {
                mean.AddRow();
            }
        }

        return new MissingValueReplacingTransformer(
            [.. _columns.Zip(means, static (pair, mean) => new MissingReplacement(pair.OutputColumnName, pair.InputColumnName, mean.Value))]);
    }

    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        foreach (var pair in _columns)
        {
            var column = Require.NotNull(inputSchema).FindInput(pair.InputColumnName);
            var isSingle = column.Kind == SchemaShape.Column.VectorKind.Scalar && column.ItemType == NumberDataViewType.Single && !column.IsKey;
            RequireSingle(isSingle, column.Name, column.GetTypeString());
            inputSchema = inputSchema.With(new SchemaShape.Column(pair.OutputColumnName, column.Kind, column.ItemType, isKey: false));
        }

        return inputSchema;
    }

    private static void RequireSingle(bool condition, string name, object type)
        => Require.State(condition, $"This stand-in for ML.NET replaces missing values of type Single only, but column '{name}' is {type}.");
}
