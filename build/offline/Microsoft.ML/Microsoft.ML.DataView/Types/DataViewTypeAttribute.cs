namespace Microsoft.ML.Data;

/// <summary>Base of the attributes that say which column type a member has whose CLR type alone does not tell.</summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property)]
public abstract class DataViewTypeAttribute : Attribute, IEquatable<DataViewTypeAttribute>
{
    private protected DataViewTypeAttribute()
    {
    }

    /// <summary>Gets the column type that the attribute stands for.</summary>
    internal abstract DataViewType ColumnType { get; }

    public abstract bool Equals(DataViewTypeAttribute? other);
}
