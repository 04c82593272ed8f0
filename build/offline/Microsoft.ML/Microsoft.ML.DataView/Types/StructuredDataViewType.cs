namespace Microsoft.ML.Data;

/// <summary>A type with inner structure, such as a vector.</summary>
public abstract class StructuredDataViewType : DataViewType
{
    private protected StructuredDataViewType(Type rawType)
        : base(rawType)
    {
    }
}
