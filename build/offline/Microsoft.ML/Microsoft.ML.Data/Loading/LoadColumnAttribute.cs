namespace Microsoft.ML.Data;

/// <summary>Tells which fields of a line a member is loaded from.</summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property)]
public sealed class LoadColumnAttribute : Attribute
{
    public LoadColumnAttribute(int fieldIndex) => Sources = [new TextLoader.Range(fieldIndex)];

    public LoadColumnAttribute(int start, int end) => Sources = [new TextLoader.Range(start, end)];

    public LoadColumnAttribute(int[] columnIndexes)
        => Sources = Array.ConvertAll(columnIndexes, static index => new TextLoader.Range(index));

    internal TextLoader.Range[] Sources { get; }
}
