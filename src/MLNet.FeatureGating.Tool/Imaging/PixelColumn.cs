using MLNet.FeatureGating.Tool.Views;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNet.FeatureGating.Tool.Imaging;

/// <summary>A column of images, a vector each.</summary>
internal sealed class PixelColumn : ViewColumn
{
    private readonly PixelTable _table;
    private readonly int _valueCount;

    public PixelColumn(string name, PixelTable table, int valueCount)
        : base(name, new VectorDataViewType(NumberDataViewType.Single, valueCount))
    {
        _table = table;
        _valueCount = valueCount;
    }

    public override int RowCount => _table.Count;

    // A vector of its own for every row: whoever asked may keep it.
    public override Delegate CreateGetter(Func<int> currentRow) => (ValueGetter<VBuffer<float>>)((ref VBuffer<float> value) =>
    {
        float[] values = new float[_valueCount];
        _table.CopyTo(currentRow(), values);
        value = new(_valueCount, values);
    });
}
