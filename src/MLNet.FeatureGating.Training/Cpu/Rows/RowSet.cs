using System.Buffers;

namespace MLNet.FeatureGating.Training.Cpu;

/// <summary>The rows of a table as all members see them. The caller's own array is read in place; small tables are kept by columns, too.</summary>
internal sealed unsafe class RowSet : IDisposable
{
    // Larger tables are transposed piece by piece when they are read: a few percent of the time against a second copy.
    private const long MostColumnValues = 1L << 26;

    private readonly MemoryHandle _features;
    private readonly NativeFloats _targets;
    private readonly NativeFloats? _columns;

    /// <summary>Initializes a new instance of the <see cref="RowSet"/> class.</summary>
    /// <param name="data">The table.</param>
    /// <param name="readsInOrder">Whether rows are read one after another, so that a copy by columns is of use.</param>
    public RowSet(TrainingData data, bool readsInOrder)
    {
        Data = data;
        _features = data.Features.Pin();
        _targets = new(data.RowCount);
        data.Targets.Span.CopyTo(_targets.Span);
        if (readsInOrder && (long)data.RowCount * data.FeatureCount <= MostColumnValues)
        {
            ColumnStride = Padding.RoundUp(data.RowCount) + Padding.Lanes;
            _columns = new((long)ColumnStride * Padding.RoundUp(data.FeatureCount));
            CopyColumns(data);
        }
    }

    public TrainingData Data { get; }

    public int RowCount => Data.RowCount;

    public int FeatureCount => Data.FeatureCount;

    /// <summary>The table as the caller has it, row after row, without padding.</summary>
    public float* Features => (float*)_features.Pointer;

    public float* Targets => _targets.At;

    /// <summary>The table column after column, the rows that pad it all 0; null where there is no such copy.</summary>
    public float* Columns => _columns is null ? null : _columns.At;

    public int ColumnStride { get; }

    public void Dispose()
    {
        _features.Dispose();
        _targets.Dispose();
        _columns?.Dispose();
    }

    private void CopyColumns(TrainingData data)
    {
        ReadOnlySpan<float> values = data.Features.Span;
        const int Tile = 64;
        for (int start = 0; start < data.RowCount; start += Tile)
        {
            int end = Math.Min(start + Tile, data.RowCount);
            for (int feature = 0; feature < data.FeatureCount; feature++)
            {
                float* column = Columns + ((long)feature * ColumnStride);
                for (int row = start; row < end; row++)
                {
                    column[row] = values[(row * data.FeatureCount) + feature];
                }
            }
        }
    }
}
