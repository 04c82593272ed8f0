using Microsoft.ML.Offline;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>Base of the transformers in which every output column is made of one input column.</summary>
public abstract class OneToOneTransformerBase : RowToRowTransformerBase
{
    private protected OneToOneTransformerBase(IHostEnvironment env, params (string Output, string Input)[] columns)
        : base(env)
    {
        Require.NotNull(columns);
        HashSet<string> names = [];
        foreach (var (output, input) in columns)
        {
            Require.NotEmpty(input, nameof(columns));
            Require.NotEmpty(output, nameof(columns));
            Require.Param(names.Add(output), nameof(columns), $"Name of the result column '{output}' specified multiple times");
        }

        ColumnPairs = columns;
    }

    internal (string Output, string Input)[] ColumnPairs { get; }

    /// <summary>Finds the input column of a pair, or throws as ML.NET does.</summary>
    internal static DataViewSchema.Column FindInput(DataViewSchema inputSchema, string name)
        => inputSchema.GetColumnOrNull(name) ?? throw Errors.MissingColumn(nameof(inputSchema), "input", name);
}
