using Microsoft.ML.Offline;

namespace Microsoft.ML.Data;

/// <summary>Base of the transformers that make one output column of one input column; those of several override more.</summary>
public abstract class OneToOneTransformerBase : RowToRowTransformerBase
{
    private protected OneToOneTransformerBase(string outputColumnName, string inputColumnName)
    {
        OutputName = outputColumnName;
        InputName = inputColumnName;
    }

    internal string OutputName { get; }

    internal string InputName { get; }

    /// <summary>Finds a column, or throws as ML.NET does.</summary>
    internal static DataViewSchema.Column FindInput(DataViewSchema inputSchema, string name)
        => inputSchema.GetColumnOrNull(name) ?? throw Errors.MissingColumn(nameof(inputSchema), "input", name);

    internal override IReadOnlyList<MappedColumn> MapColumns(DataViewSchema input) => [MapColumn(FindInput(input, InputName))];

    internal override void SaveContent(BinaryWriter writer)
    {
        writer.Write(OutputName);
        writer.Write(InputName);
        SaveMapping(writer);
    }

    private protected abstract MappedColumn MapColumn(DataViewSchema.Column input);

    /// <summary>Writes what the loader needs beside the names of the columns.</summary>
    private protected virtual void SaveMapping(BinaryWriter writer)
    {
    }
}
