using Microsoft.ML.Offline;

namespace Microsoft.ML.Data;

/// <summary>Gives the length of a vector member.</summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property)]
public sealed class VectorTypeAttribute : Attribute
{
    public VectorTypeAttribute()
    {
    }

    public VectorTypeAttribute(int size)
    {
        Require.Param(size >= 0, nameof(size), "Should be non-negative number");
        Dimensions = [size];
    }

    public VectorTypeAttribute(params int[] dimensions)
    {
        Require.Param(dimensions.All(static length => length >= 0), nameof(dimensions), "Should contain only non-negative values");
        Dimensions = dimensions;
    }

    internal int[] Dimensions { get; } = [];
}
