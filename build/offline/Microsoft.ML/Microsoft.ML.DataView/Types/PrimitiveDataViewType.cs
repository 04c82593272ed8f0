namespace Microsoft.ML.Data;

/// <summary>A type whose values need no clean-up, and may be items of a vector.</summary>
public abstract class PrimitiveDataViewType : DataViewType
{
    protected PrimitiveDataViewType(Type rawType)
        : base(rawType)
    {
        if (typeof(IDisposable).IsAssignableFrom(rawType))
        {
            throw new ArgumentException($"A {nameof(PrimitiveDataViewType)} cannot have a disposable {nameof(RawType)}", nameof(rawType));
        }
    }
}
