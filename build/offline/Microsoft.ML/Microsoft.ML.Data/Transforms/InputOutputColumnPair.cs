using Microsoft.ML.Offline;

namespace Microsoft.ML;

/// <summary>The name of an output column and of the input column it is made of.</summary>
public sealed class InputOutputColumnPair
{
    public InputOutputColumnPair(string outputColumnName, string? inputColumnName = null)
    {
        OutputColumnName = Require.NotEmpty(outputColumnName);
        InputColumnName = inputColumnName ?? outputColumnName;
    }

    public string OutputColumnName { get; }

    public string InputColumnName { get; }
}
