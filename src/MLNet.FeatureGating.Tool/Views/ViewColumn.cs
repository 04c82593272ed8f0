using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNet.FeatureGating.Tool.Views;

/// <summary>A column in memory, as ML.NET sees it.</summary>
internal abstract class ViewColumn(string name, DataViewType type)
{
    public string Name { get; } = name;

    public DataViewType Type { get; } = type;

    public abstract int RowCount { get; }

    /// <summary>Makes the getter, a <see cref="ValueGetter{TValue}"/> of the type's raw type, of a cursor's current row.</summary>
    public abstract Delegate CreateGetter(Func<int> currentRow);
}
