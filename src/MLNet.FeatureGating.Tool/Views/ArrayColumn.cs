using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNet.FeatureGating.Tool.Views;

/// <summary>A column of plain values.</summary>
internal sealed class ArrayColumn<T> : ViewColumn
{
    private readonly T[] _values;

    public ArrayColumn(string name, PrimitiveDataViewType type, T[] values)
        : base(name, type) => _values = values;

    public override int RowCount => _values.Length;

    public override Delegate CreateGetter(Func<int> currentRow) => (ValueGetter<T>)((ref T value) => value = _values[currentRow()]);
}
