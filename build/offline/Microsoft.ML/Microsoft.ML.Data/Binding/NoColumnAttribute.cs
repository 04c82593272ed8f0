namespace Microsoft.ML.Data;

/// <summary>Keeps a member from being a column.</summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property)]
public sealed class NoColumnAttribute : Attribute
{
    public NoColumnAttribute()
    {
    }
}
