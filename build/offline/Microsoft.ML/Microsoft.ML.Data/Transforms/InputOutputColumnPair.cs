using Microsoft.ML.Offline;

namespace Microsoft.ML;

/// <summary>A column to make, and the one to make it of.</summary>
public sealed class InputOutputColumnPair
{
    public InputOutputColumnPair(string outputColumnName, string? inputColumnName = null)
    {
        OutputColumnName = Require.NotEmpty(outputColumnName);
        InputColumnName = inputColumnName ?? outputColumnName;
    }

    internal string OutputColumnName { get; }

    internal string InputColumnName { get; }
}
