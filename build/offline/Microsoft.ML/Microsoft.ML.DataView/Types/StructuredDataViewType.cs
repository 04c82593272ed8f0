namespace Microsoft.ML.Data;

/// <summary>A type with inner structure, such as a vector or an image.</summary>
public abstract class StructuredDataViewType : DataViewType
{
    protected StructuredDataViewType(Type rawType)
        : base(rawType)
    {
    }
}
