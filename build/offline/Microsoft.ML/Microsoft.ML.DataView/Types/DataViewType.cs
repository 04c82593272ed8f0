namespace Microsoft.ML.Data;

/// <summary>The type of a column.</summary>
public abstract class DataViewType : IEquatable<DataViewType>
{
    private protected DataViewType(Type rawType) => RawType = rawType;

    /// <summary>Gets the CLR type that getters of the column fill.</summary>
    public Type RawType { get; }

    public abstract bool Equals(DataViewType? other);
}
