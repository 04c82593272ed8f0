namespace Microsoft.ML.Data;

/// <summary>Gives a member's column another name than the member's.</summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property)]
public sealed class ColumnNameAttribute : Attribute
{
    public ColumnNameAttribute(string name) => Name = name;

    internal string Name { get; }
}
