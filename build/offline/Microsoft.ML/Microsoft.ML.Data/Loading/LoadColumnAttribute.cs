namespace Microsoft.ML.Data;

/// <summary>Tells which field of a line a member is loaded from.</summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property)]
public sealed class LoadColumnAttribute : Attribute
{
    public LoadColumnAttribute(int fieldIndex) => FieldIndex = fieldIndex;

    internal int FieldIndex { get; }
}
