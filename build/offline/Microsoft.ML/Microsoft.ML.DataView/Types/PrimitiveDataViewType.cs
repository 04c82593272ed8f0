namespace Microsoft.ML.Data;

/// <summary>A type whose values may be items of a vector.</summary>
public abstract class PrimitiveDataViewType : DataViewType
{
    private protected PrimitiveDataViewType(Type rawType)
        : base(rawType)
    {
    }
}
