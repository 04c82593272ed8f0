namespace Microsoft.ML.Offline;

/// <summary>Writes and reads the names of output and input columns.</summary>
internal static class ColumnPairFormat
{
    internal static void WriteColumnPairs(this BinaryWriter writer, (string Output, string Input)[] pairs)
    {
        writer.Write(pairs.Length);
        foreach (var (output, input) in pairs)
        {
            writer.Write(output);
            writer.Write(input);
        }
    }

    internal static (string Output, string Input)[] ReadColumnPairs(this BinaryReader reader)
        => reader.ReadArray(static r => (r.ReadString(), r.ReadString()));

    internal static (string Output, string Input)[] ToPairs(this InputOutputColumnPair[] columns)
        => Array.ConvertAll(Require.NotNull(columns), static pair => (pair.OutputColumnName, pair.InputColumnName));
}
