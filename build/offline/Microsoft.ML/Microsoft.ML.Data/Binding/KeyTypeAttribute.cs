namespace Microsoft.ML.Data;

/// <summary>Makes an unsigned member a key.</summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property)]
public sealed class KeyTypeAttribute : Attribute
{
    public KeyTypeAttribute(ulong count) => KeyCount = new KeyCount(count);

    internal KeyCount KeyCount { get; }
}
